package io.roundtrip.dataverse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a table's definition. Source: Web API reference, "EntityMetadata", "AttributeMetadata". */
final class TableDefinitionJson {

    private TableDefinitionJson() {}

    static TableMetadata parse(String item, String body) {
        try {
            return table(Json.MAPPER.readTree(body));
        } catch (JacksonException | IllegalArgumentException e) {
            throw DataverseException.unanswered(item, "unreadable", e);
        }
    }

    private static TableMetadata table(JsonNode json) {
        return new TableMetadata(
                json.path("LogicalName").asString(""),
                text(json.path("SchemaName"))
                        .orElseGet(() -> json.path("LogicalName").asString("")),
                json.path("EntitySetName").asString(""),
                json.path("PrimaryIdAttribute").asString(""),
                text(json.path("PrimaryNameAttribute")),
                json.path("ChangeTrackingEnabled").asBoolean(false),
                traits(json),
                columns(json.path("Attributes")));
    }

    private static TableMetadata.Traits traits(JsonNode json) {
        return new TableMetadata.Traits(
                text(json.path("TableType")).orElse("Standard"),
                json.path("IsIntersect").asBoolean(false),
                json.path("ChangeTrackingEnabled").asBoolean(false)
                        || json.path("CanChangeTrackingBeEnabled").path("Value").asBoolean(true),
                json.path("IsOptimisticConcurrencyEnabled").asBoolean(true));
    }

    private static Map<String, ColumnMetadata> columns(JsonNode attributes) {
        Map<String, ColumnMetadata> columns = new LinkedHashMap<>();
        attributes.values().forEach(attribute -> {
            ColumnMetadata column = column(attribute);
            columns.put(column.name(), column);
        });
        return columns;
    }

    private static ColumnMetadata column(JsonNode json) {
        return new ColumnMetadata(
                json.path("LogicalName").asString(""),
                json.path("AttributeType").asString(""),
                json.path("MaxLength").isNumber()
                        ? Optional.of(json.path("MaxLength").intValue())
                        : Optional.empty(),
                json.path("RequiredLevel").path("Value").asString("").endsWith("Required"),
                targets(json.path("Targets")),
                json.path("IsValidForUpdate").asBoolean(true),
                json.path("IsSecured").asBoolean(false),
                json.path("SourceType").asInt(0) != 0);
    }

    private static List<String> targets(JsonNode json) {
        return json.values().stream().map(target -> target.asString("")).toList();
    }

    private static Optional<String> text(JsonNode json) {
        return json.stringValueOpt().filter(text -> !text.isEmpty());
    }
}
