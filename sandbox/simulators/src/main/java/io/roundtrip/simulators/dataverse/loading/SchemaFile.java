package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.EntitySchema.Field;
import io.roundtrip.simulators.dataverse.loading.EntitySchema.Relationship;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads {@code data_schema.xml}. */
final class SchemaFile {
    private final XmlCursor xml;

    private SchemaFile(XmlCursor xml) {
        this.xml = xml;
    }

    static List<EntitySchema> read(InputStream content, String file) {
        return new SchemaFile(new XmlCursor(content, file)).entities();
    }

    private List<EntitySchema> entities() {
        List<EntitySchema> entities = new ArrayList<>();
        while (xml.nextIn("")) {
            if (xml.isAt("entity")) {
                entities.add(entity());
            }
        }
        if (entities.isEmpty()) {
            throw xml.problem("describes no entity");
        }
        return entities;
    }

    private EntitySchema entity() {
        String name = xml.required("name");
        xml.enter(name, "");
        String id = xml.required("primaryidfield");
        String label = xml.attribute("primarynamefield")
                .filter(given -> !given.isEmpty())
                .orElse(id);
        List<Field> fields = new ArrayList<>();
        List<Relationship> relationships = new ArrayList<>();
        while (xml.nextIn("entity")) {
            if (xml.isAt("field")) {
                fields.add(field());
            } else if (xml.isAt("relationship")) {
                relationships.add(relationship());
            }
        }
        return new EntitySchema(name, id, label, fields, relationships);
    }

    private Field field() {
        List<String> tables = xml.attribute("lookupType").stream()
                .flatMap(tablesText -> Arrays.stream(tablesText.split("\\|")))
                .filter(table -> !table.isBlank())
                .toList();
        return new Field(xml.required("name"), xml.required("type").toLowerCase(Locale.ROOT), tables);
    }

    private Relationship relationship() {
        String name = xml.required("name");
        return new Relationship(
                name,
                xml.attribute("relatedEntityName")
                        .filter(table -> !table.isEmpty())
                        .orElse(name));
    }
}
