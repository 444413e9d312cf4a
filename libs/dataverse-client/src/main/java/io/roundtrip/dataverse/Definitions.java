package io.roundtrip.dataverse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and changes definitions of tables. Every read bypasses the caches of the environment; a table that was just created
 * may still be unknown for a while. Changes of a table end its delta links. Source: Web API, "Create and update table
 * definitions using the Web API".
 */
public final class Definitions {

    private static final String TABLES = "EntityDefinitions";

    private final Connection connection;

    Definitions(Connection connection) {
        this.connection = connection;
    }

    /** The table as it is now; empty if the environment has none of this name. */
    public Optional<TableMetadata> find(String table) {
        return connection.tables().find(table);
    }

    /** Creates the table with all its columns. */
    public void create(NewTable table) {
        write("definition of table " + table.name(), "POST", TABLES, DefinitionJson.table(table));
    }

    public void addColumn(String table, NewColumn column) {
        String item = "column " + column.name() + " of table " + table;
        write(item, "POST", address(table) + "/Attributes", DefinitionJson.column(column));
    }

    /** The stored integers of a local choice's options. */
    public Set<Integer> options(String table, String column) {
        String item = "options of " + table + "." + column;
        String path = address(table) + "/Attributes(LogicalName='" + Names.requireColumn(column)
                + "')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata";
        JsonNode json = read(item, path, "$select=LogicalName&$expand=OptionSet");
        return json.path("OptionSet").path("Options").values().stream()
                .map(option -> option.path("Value").intValue())
                .collect(Collectors.toUnmodifiableSet());
    }

    public void addOption(String table, String column, NewColumn.Option option) {
        String item = "option " + option.value() + " of " + table + "." + column;
        write(item, "POST", "InsertOptionValue", DefinitionJson.newOption(table, column, option));
    }

    /** Turns change tracking on, for ever: the platform does not turn it off again. The whole definition is written back. */
    public void trackChanges(String table) {
        String item = "change tracking of table " + table;
        ObjectNode definition = (ObjectNode) read(item, address(table), "");
        definition.put("ChangeTrackingEnabled", true);
        write(item, "PUT", address(table), Json.MAPPER.writeValueAsString(definition));
    }

    /** Asks for an alternate key; it is enforced once its state is {@link KeyState#ACTIVE}. */
    public void createKey(String table, String name, List<String> columns) {
        write(
                "key " + name + " of table " + table,
                "POST",
                address(table) + "/Keys",
                DefinitionJson.key(name, columns));
    }

    public KeyState keyState(String table, String name) {
        String item = "keys of table " + table;
        JsonNode keys = read(item, address(table) + "/Keys", "$select=LogicalName,EntityKeyIndexStatus");
        return keys.path("value").values().stream()
                .filter(key -> key.path("LogicalName").asString("").equals(name.toLowerCase(Locale.ROOT)))
                .map(key -> state(key.path("EntityKeyIndexStatus").asString("")))
                .findFirst()
                .orElse(KeyState.ABSENT);
    }

    private static KeyState state(String status) {
        return switch (status) {
            case "Active" -> KeyState.ACTIVE;
            case "Failed" -> KeyState.FAILED;
            default -> KeyState.PENDING;
        };
    }

    /** Makes changes of these tables visible to everybody. */
    public void publish(List<String> tables) {
        write("publishing of " + tables, "POST", "PublishXml", DefinitionJson.publication(tables));
    }

    private JsonNode read(String item, String path, String query) {
        URI uri = connection.root().resource(path, query);
        HttpCall call = HttpCall.get(Purpose.of(item, ""), uri).with("Consistency", "Strong");
        return Json.MAPPER.readTree(connection.requests().send(call).orThrow().body());
    }

    private void write(String item, String method, String path, String json) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Consistency", "Strong", "MSCRM.MergeLabels", "true");
        URI uri = connection.root().resource(path, "");
        // not repeated after a lost answer: whether it had its effect is seen by reading the definition again
        connection
                .requests()
                .send(new HttpCall(Purpose.of(item, ""), method, uri, headers, json, false))
                .orThrow();
    }

    private static String address(String table) {
        return TABLES + "(LogicalName='" + Names.requireTable(table) + "')";
    }
}
