package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.ColumnMapping.Constant;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.FromExpression;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of one row's fields; remembers the first parent that a required lookup waits for. */
final class FieldSource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Row row;
    private final Map<String, ValueMap> valueMaps;
    private final ParentIds parents;
    private Optional<Transformation.MissingParent> missingParent = Optional.empty();

    FieldSource(Row row, Map<String, ValueMap> valueMaps, ParentIds parents) {
        this.row = row;
        this.valueMaps = valueMaps;
        this.parents = parents;
    }

    Optional<Transformation.MissingParent> missingParent() {
        return missingParent;
    }

    /** A null node if the row has no value. */
    JsonNode read(ColumnMapping mapping) {
        if (mapping instanceof FromColumn column) {
            return column(column);
        }
        if (mapping instanceof FromExpression expression) {
            return expression(expression);
        }
        return mapping instanceof ParentLookup lookup ? parent(lookup) : ((Constant) mapping).value();
    }

    private JsonNode column(FromColumn mapping) {
        Object value = value(mapping, mapping.column());
        if (value == null) {
            return JSON.nullNode();
        }
        Object translated = mapping.valueMap()
                .<Object>map(map -> translate(mapping, map, value))
                .orElse(value);
        try {
            return mapping.conversion().convert(translated);
        } catch (IllegalArgumentException e) {
            throw FieldRejection.data(mapping.to(), "is not " + e.getMessage());
        }
    }

    private String translate(FromColumn mapping, String name, Object value) {
        ValueMap map = valueMaps.get(name);
        if (map == null) {
            throw FieldRejection.mapping(mapping.to(), "value map " + name + " does not exist");
        }
        String text = RowValues.text(value);
        return map.translate(text)
                .orElseThrow(() -> FieldRejection.data(mapping.to(), text + " has no entry in value map " + name));
    }

    private JsonNode expression(FromExpression mapping) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String name : mapping.reads()) {
            Object value = value(mapping, name);
            if (value != null) {
                columns.put(name, value);
            }
        }
        try {
            return mapping.expression().evaluate(columns).map(Json::tree).orElseGet(JSON::nullNode);
        } catch (IllegalArgumentException e) {
            throw FieldRejection.mapping(mapping.to(), String.valueOf(e.getMessage()));
        }
    }

    private JsonNode parent(ParentLookup mapping) {
        if (value(mapping, mapping.column()) == null) {
            return JSON.nullNode();
        }
        return row.lookup(mapping.column())
                .map(lookup -> parent(mapping, lookup.id(), lookup.table().orElseGet(() -> onlyTable(mapping))))
                .orElseThrow(() -> FieldRejection.mapping(mapping.to(), mapping.column() + " is no lookup"));
    }

    private JsonNode parent(ParentLookup mapping, UUID id, String table) {
        String parentMapping = mapping.mappingByTable().get(table);
        if (parentMapping == null) {
            throw FieldRejection.data(mapping.to(), "refers to a row of " + table + ", which no mapping is named for");
        }
        Optional<String> targetId = parents.targetId(parentMapping, id);
        if (targetId.isEmpty() && mapping.whenMissing() == WhenMissing.PARK && missingParent.isEmpty()) {
            missingParent = Optional.of(new Transformation.MissingParent(table, id, parentMapping, mapping.column()));
        }
        return targetId.<JsonNode>map(JSON::stringNode).orElseGet(JSON::nullNode);
    }

    private static String onlyTable(ParentLookup mapping) {
        if (mapping.mappingByTable().size() != 1) {
            throw FieldRejection.mapping(mapping.to(), "the snapshot does not say which table it refers to");
        }
        return mapping.mappingByTable().keySet().iterator().next();
    }

    private @Nullable Object value(ColumnMapping mapping, String column) {
        if (!row.has(column)) {
            throw FieldRejection.mapping(mapping.to(), "column " + column + " was not read from " + row.table());
        }
        return RowValues.value(row, column);
    }
}
