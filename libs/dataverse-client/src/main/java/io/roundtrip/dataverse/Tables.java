package io.roundtrip.dataverse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Definitions of tables, each read once and kept. Source: Web API, "Query table definitions". */
final class Tables {

    private static final String COLUMNS =
            "$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ChangeTrackingEnabled"
                    + "&$expand=Attributes";

    private final Requests requests;
    private final ServiceRoot root;
    private final Map<String, TableMetadata> known = new ConcurrentHashMap<>();

    Tables(Requests requests, ServiceRoot root) {
        this.requests = requests;
        this.root = root;
    }

    /** Two threads may both read a table first seen; no request is made inside a lock. */
    TableMetadata get(String table) {
        @Nullable TableMetadata kept = known.get(table);
        if (kept != null) {
            return kept;
        }
        TableMetadata read = read(Names.requireTable(table));
        known.put(table, read);
        return read;
    }

    void forget(String table) {
        known.remove(table);
    }

    private TableMetadata read(String table) {
        String item = "definition of table " + table;
        HttpAnswer answer = requests.send(HttpCall.get(
                Purpose.of(item, table), root.resource("EntityDefinitions(LogicalName='" + table + "')", COLUMNS)));
        if (answer.status() == 404) {
            // not passed on as it is: its code is that of a missing row
            throw DataverseException.refused(item, "the environment has no such table", answer.failure());
        }
        return TableDefinitionJson.parse(item, answer.orThrow().body());
    }
}
