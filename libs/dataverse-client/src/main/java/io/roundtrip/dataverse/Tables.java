package io.roundtrip.dataverse;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Definitions of tables, each read once and kept. Source: Web API, "Query table definitions". */
final class Tables {

    private static final String COLUMNS =
            "$select=LogicalName,SchemaName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ChangeTrackingEnabled,"
                    + "CanChangeTrackingBeEnabled,IsOptimisticConcurrencyEnabled,IsIntersect,TableType"
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
        // the 404 is not passed on as it is: its code is that of a missing row
        return find(table)
                .orElseThrow(() -> DataverseException.refused(
                        "definition of table " + table, "the environment has no such table", null));
    }

    /** Asks the environment, past what is kept. */
    Optional<TableMetadata> find(String table) {
        Optional<TableMetadata> read = read(Names.requireTable(table));
        read.ifPresentOrElse(definition -> known.put(table, definition), () -> known.remove(table));
        return read;
    }

    void forget(String table) {
        known.remove(table);
    }

    private Optional<TableMetadata> read(String table) {
        String item = "definition of table " + table;
        URI uri = root.resource("EntityDefinitions(LogicalName='" + table + "')", COLUMNS);
        HttpAnswer answer =
                requests.send(HttpCall.get(Purpose.of(item, table), uri).with("Consistency", "Strong"));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(TableDefinitionJson.parse(item, answer.orThrow().body()));
    }
}
