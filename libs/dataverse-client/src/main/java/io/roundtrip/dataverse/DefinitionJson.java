package io.roundtrip.dataverse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes definitions of tables, columns and keys. Source: Web API, "Create and update table definitions using the Web API". */
final class DefinitionJson {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final int ENGLISH = 1033;

    private DefinitionJson() {}

    static String table(NewTable table) {
        Map<String, Object> json = typed("EntityMetadata");
        json.put("SchemaName", table.name());
        json.put("DisplayName", label(table.label()));
        json.put("DisplayCollectionName", label(table.pluralLabel()));
        json.put("Description", label(table.label()));
        json.put("OwnershipType", "OrganizationOwned");
        json.put("IsActivity", false);
        json.put("HasActivities", false);
        json.put("HasNotes", false);
        json.put("ChangeTrackingEnabled", false);
        json.put("IsAuditEnabled", Map.of("Value", false, "CanBeChanged", true));
        json.put("Attributes", columns(table));
        return Json.MAPPER.writeValueAsString(json);
    }

    private static List<Map<String, Object>> columns(NewTable table) {
        Map<String, Object> primary = attribute(table.primaryName());
        primary.put("IsPrimaryName", true);
        return Stream.concat(Stream.of(primary), table.columns().stream().map(DefinitionJson::attribute))
                .toList();
    }

    static String column(NewColumn column) {
        return Json.MAPPER.writeValueAsString(attribute(column));
    }

    private static Map<String, Object> attribute(NewColumn column) {
        Map<String, Object> json = switch (column.type()) {
            case TEXT -> typed("StringAttributeMetadata");
            case MEMO -> typed("MemoAttributeMetadata");
            case INTEGER -> typed("IntegerAttributeMetadata");
            case BIG_INTEGER -> typed("BigIntAttributeMetadata");
            case BOOLEAN -> typed("BooleanAttributeMetadata");
            case DATE_TIME -> typed("DateTimeAttributeMetadata");
            case CHOICE -> typed("PicklistAttributeMetadata");
        };
        json.put("SchemaName", column.name());
        json.put("DisplayName", label(column.label()));
        json.put("RequiredLevel", Map.of("Value", "None", "CanBeChanged", true));
        json.putAll(details(column));
        return json;
    }

    private static Map<String, Object> details(NewColumn column) {
        return switch (column.type()) {
            case TEXT -> Map.of("MaxLength", column.maxLength(), "FormatName", Map.of("Value", "Text"));
            case MEMO -> Map.of("MaxLength", column.maxLength(), "Format", "TextArea");
            case INTEGER -> Map.of("Format", "None", "MinValue", Integer.MIN_VALUE, "MaxValue", Integer.MAX_VALUE);
            case BIG_INTEGER -> Map.of();
            case BOOLEAN -> Map.of("OptionSet", booleanOptions());
            case DATE_TIME ->
                Map.of("Format", "DateAndTime", "DateTimeBehavior", Map.of("Value", "TimeZoneIndependent"));
            case CHOICE -> Map.of("OptionSet", options(column));
        };
    }

    private static Map<String, Object> booleanOptions() {
        Map<String, Object> json = typed("BooleanOptionSetMetadata");
        json.put("TrueOption", option(new NewColumn.Option(1, "Yes")));
        json.put("FalseOption", option(new NewColumn.Option(0, "No")));
        return json;
    }

    private static Map<String, Object> options(NewColumn column) {
        Map<String, Object> json = typed("OptionSetMetadata");
        json.put("IsGlobal", false);
        json.put("OptionSetType", "Picklist");
        json.put(
                "Options", column.options().stream().map(DefinitionJson::option).toList());
        return json;
    }

    private static Map<String, Object> option(NewColumn.Option option) {
        return Map.of("Value", option.value(), "Label", label(option.label()));
    }

    static String newOption(String table, String column, NewColumn.Option option) {
        return Json.MAPPER.writeValueAsString(Map.of(
                "EntityLogicalName",
                table,
                "AttributeLogicalName",
                column,
                "Value",
                option.value(),
                "Label",
                label(option.label())));
    }

    static String key(String name, List<String> columns) {
        return Json.MAPPER.writeValueAsString(
                Map.of("SchemaName", name, "DisplayName", label(name), "KeyAttributes", columns));
    }

    static String publication(List<String> tables) {
        StringBuilder xml = new StringBuilder("<importexportxml><entities>");
        tables.forEach(table ->
                xml.append("<entity>").append(Names.requireTable(table)).append("</entity>"));
        xml.append("</entities></importexportxml>");
        return Json.MAPPER.writeValueAsString(Map.of("ParameterXml", xml.toString()));
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@odata.type", NAMESPACE + type);
        return json;
    }

    private static Map<String, Object> label(String text) {
        Map<String, Object> localized = typed("LocalizedLabel");
        localized.put("Label", text);
        localized.put("LanguageCode", ENGLISH);
        Map<String, Object> label = typed("Label");
        label.put("LocalizedLabels", List.of(localized));
        return label;
    }
}
