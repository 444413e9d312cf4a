package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.LoadReport.Reason;
import io.roundtrip.simulators.dataverse.loading.RowLoad.Value;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code data.xml} record by record into a load. */
final class DataFile {
    private final XmlCursor xml;
    private final RowLoad load;
    private final List<EntitySchema> schema;
    private final Pairs pairs;

    private DataFile(XmlCursor xml, RowLoad load, List<EntitySchema> schema) {
        this.xml = xml;
        this.load = load;
        this.schema = schema;
        this.pairs = new Pairs(load, schema);
    }

    static LoadReport read(InputStream content, String file, RowLoad load, List<EntitySchema> schema) {
        DataFile data = new DataFile(new XmlCursor(content, file), load, schema);
        data.entities();
        data.pairs.finish();
        return load.finish();
    }

    private void entities() {
        while (xml.nextIn("")) {
            if (xml.isAt("entity")) {
                entity(xml.required("name"));
            }
        }
    }

    private void entity(String name) {
        xml.enter(name, "");
        Table table = load.store()
                .findTable(name)
                .orElseThrow(() -> xml.problem("is neither in the schema file nor among the tables"));
        while (xml.nextIn("entity")) {
            if (xml.isAt("record")) {
                record(name, table);
            } else if (xml.isAt("m2mrelationship")) {
                xml.enter(name, xml.required("sourceid"));
                pairs.read(xml, table);
            }
        }
        xml.enter("", "");
    }

    private void record(String name, Table table) {
        xml.enter(name, xml.required("id"));
        Position position = xml.position();
        UUID id = id(xml.required("id"));
        List<Value> values = new ArrayList<>();
        while (xml.nextIn("record")) {
            if (xml.isAt("field")) {
                field(table, id).ifPresent(values::add);
            }
        }
        load.put(table, Optional.of(id), values, position);
        xml.enter(name, "");
    }

    /** Empty for the id itself and for what is not simulated, as the parties of an activity that stand within their field. */
    private Optional<Value> field(Table table, UUID record) {
        String name = xml.required("name");
        String text = xml.attribute("value").orElse("");
        Optional<String> target = xml.attribute("lookupentity").filter(given -> !given.isEmpty());
        Optional<Column> column =
                table.schema().byName(name).filter(found -> !found.type().isBinary());
        if (column.isEmpty()) {
            refuseUnknown(table.schema().logicalName(), name);
            load.leaveOut(table, name, Reason.NOT_SIMULATED);
        } else if (column.get().ordinal() == TableSchema.ID) {
            refuseOtherId(record, text);
            column = Optional.empty();
        }
        xml.skip();
        return column.map(found -> new Value(found, found.type().isText() ? EncodedText.decoded(text) : text, target));
    }

    private void refuseUnknown(String table, String column) {
        if (schema.stream()
                .filter(entity -> entity.name().equals(table))
                .noneMatch(entity -> entity.describes(column))) {
            throw xml.problem("the schema file does not describe the field " + column);
        }
    }

    private void refuseOtherId(UUID record, String text) {
        if (!text.isEmpty() && !id(text).equals(record)) {
            throw xml.problem("the record's id and its field differ: " + text);
        }
    }

    private UUID id(String text) {
        try {
            return FieldText.id(text);
        } catch (IllegalArgumentException wrong) {
            throw xml.problem("'%s' %s".formatted(text, wrong.getMessage()));
        }
    }
}
