package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;

/** Definitions as a client writes them. */
final class Definitions {
    private final WebApi api;

    Definitions(WebApi api) {
        this.api = api;
    }

    static String label(String... textsByLanguage) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < textsByLanguage.length; i += 2) {
            labels.append(labels.isEmpty() ? "" : ",")
                    .append("{\"@odata.type\":\"Microsoft.Dynamics.CRM.LocalizedLabel\",\"LanguageCode\":")
                    .append(textsByLanguage[i])
                    .append(",\"Label\":\"")
                    .append(textsByLanguage[i + 1])
                    .append("\"}");
        }
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.Label\",\"LocalizedLabels\":[" + labels + "]}";
    }

    /** @param more further properties, each with a comma before it */
    static String column(String type, String schemaName, String more) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.%sAttributeMetadata\",\"SchemaName\":\"%s\",\"DisplayName\":%s%s}"
                .formatted(type, schemaName, label("1033", schemaName), more);
    }

    static String primary(String schemaName) {
        return column(
                "String", schemaName, ",\"IsPrimaryName\":true,\"MaxLength\":100,\"FormatName\":{\"Value\":\"Text\"}");
    }

    /** @param columns of the table, the primary name first, with commas between */
    static String table(String schemaName, String columns) {
        return """
                {"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"%s","DisplayName":%s,
                 "DisplayCollectionName":%s,"OwnershipType":"OrganizationOwned","IsActivity":false,
                 "HasActivities":false,"HasNotes":false,"Attributes":[%s]}""".formatted(schemaName, label("1033", schemaName), label("1033", schemaName + "s"), columns);
    }

    static String options(int... values) {
        StringBuilder options = new StringBuilder();
        for (int value : values) {
            options.append(options.isEmpty() ? "" : ",")
                    .append("{\"Value\":%d,\"Label\":%s}".formatted(value, label("1033", "Option " + value)));
        }
        return ",\"OptionSet\":{\"IsGlobal\":false,\"OptionSetType\":\"Picklist\",\"Options\":[" + options + "]}";
    }

    Reply createTable(String schemaName) {
        return api.post("EntityDefinitions", table(schemaName, primary(prefix(schemaName) + "_Name")));
    }

    private static String prefix(String schemaName) {
        return schemaName.substring(0, schemaName.indexOf('_'));
    }

    Reply addColumn(String table, String column) {
        return api.post(address(table) + "/Attributes", column);
    }

    Reply addKey(String table, String schemaName, String... columns) {
        return api.post(
                address(table) + "/Keys",
                "{\"SchemaName\":\"%s\",\"DisplayName\":%s,\"KeyAttributes\":[\"%s\"]}"
                        .formatted(schemaName, label("1033", schemaName), String.join("\",\"", columns)));
    }

    Reply publish(String table) {
        return api.post(
                "PublishXml",
                "{\"ParameterXml\":\"<importexportxml><entities><entity>%s</entity></entities></importexportxml>\"}"
                        .formatted(table));
    }

    static String address(String table) {
        return "EntityDefinitions(LogicalName='" + table + "')";
    }
}
