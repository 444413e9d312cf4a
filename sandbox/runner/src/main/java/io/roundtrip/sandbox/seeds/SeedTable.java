package io.roundtrip.sandbox.seeds;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one source table by its logical name. A row has no entry for a column without a value. */
public record SeedTable(String name, String keyColumn, List<Map<String, Object>> rows) {
    public SeedTable {
        rows = List.copyOf(rows);
        if (rows.stream().anyMatch(row -> !row.containsKey(keyColumn))) {
            throw new IllegalArgumentException("a seed row of " + name + " has no " + keyColumn);
        }
    }

    /** The first row with this value. */
    public Optional<Map<String, Object>> find(String column, Object value) {
        return rows.stream().filter(row -> value.equals(row.get(column))).findFirst();
    }
}
