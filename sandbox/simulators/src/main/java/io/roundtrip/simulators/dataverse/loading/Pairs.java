package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.EntitySchema.Relationship;
import io.roundtrip.simulators.dataverse.loading.LoadReport.Reason;
import io.roundtrip.simulators.dataverse.loading.RowLoad.Value;
import io.roundtrip.simulators.dataverse.loading.SchemaDefinitions.Ends;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pairs of many-to-many relationships. They are stored when all rows are there; a pair is the same row in every load. */
final class Pairs {
    private final RowLoad load;
    private final Map<String, Relationship> relationships = new HashMap<>();
    private final List<Pair> found = new ArrayList<>();

    private record Pair(Table source, UUID sourceId, Link link, UUID targetId, Position position) {}

    private record Link(Relationship relationship, Optional<Table> target, String targetId) {}

    Pairs(RowLoad load, List<EntitySchema> schema) {
        this.load = load;
        schema.forEach(
                entity -> entity.relationships().forEach(given -> relationships.putIfAbsent(given.name(), given)));
    }

    /** At the start of an element {@code m2mrelationship}. */
    void read(XmlCursor xml, Table source) {
        UUID sourceId = id(xml, xml.required("sourceid"));
        Link link = link(xml);
        while (xml.nextIn("m2mrelationship")) {
            if (xml.isAt("targetid")) {
                Position position = xml.position();
                found.add(new Pair(source, sourceId, link, id(xml, xml.text()), position));
            }
        }
    }

    private Link link(XmlCursor xml) {
        String name = xml.required("m2mrelationshipname");
        Relationship relationship =
                Optional.ofNullable(relationships.get(name)).orElseGet(() -> new Relationship(name, name));
        Optional<Table> target = load.store().findTable(xml.required("targetentityname"));
        return new Link(relationship, target, xml.required("targetentitynameidfield"));
    }

    private static UUID id(XmlCursor xml, String text) {
        try {
            return FieldText.id(text);
        } catch (IllegalArgumentException wrong) {
            throw xml.problem("'%s' %s".formatted(text, wrong.getMessage()));
        }
    }

    void finish() {
        found.forEach(this::store);
    }

    private void store(Pair pair) {
        Ends ends =
                Ends.of(pair.source().schema().idColumn().name(), pair.link().targetId());
        String name = pair.link().relationship().table();
        Table table =
                load.store().findTable(name).orElseGet(() -> load.store().define(SchemaDefinitions.pairs(name, ends)));
        if (!hasBothEnds(pair)) {
            load.leaveOut(table, ends.target(), Reason.LEADS_NOWHERE);
            return;
        }
        List<Value> values = List.of(
                value(table, ends.source(), pair.sourceId(), pair.position()),
                value(table, ends.target(), pair.targetId(), pair.position()));
        load.put(table, Optional.of(id(name, pair)), values, pair.position());
    }

    private boolean hasBothEnds(Pair pair) {
        return load.exists(pair.source(), pair.sourceId())
                && pair.link()
                        .target()
                        .filter(table -> load.exists(table, pair.targetId()))
                        .isPresent();
    }

    private static Value value(Table table, String name, UUID id, Position position) {
        TableSchema schema = table.schema();
        Column column = schema.byName(name)
                .orElseThrow(() -> new LoadingException(
                        position, "table %s has no column %s".formatted(schema.logicalName(), name)));
        return new Value(column, id.toString(), Optional.empty());
    }

    private static UUID id(String name, Pair pair) {
        String text = name + ":" + pair.sourceId() + ":" + pair.targetId();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
