package io.roundtrip.simulators.dataverse.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The version in which each column of a row got its value. */
final class ColumnChanges {
    private final Map<UUID, long[]> versions = new ConcurrentHashMap<>();

    void record(@Nullable Row before, Row row, int columns) {
        @Nullable Object[] values = row.copyOfValues(columns);
        @Nullable Object[] old = before == null ? values : before.copyOfValues(columns);
        long[] changed = before == null ? all(columns, row.version()) : known(before, columns);
        for (int i = 0; i < values.length; i++) {
            changed[i] = Objects.equals(old[i], values[i]) ? changed[i] : row.version();
        }
        versions.put(row.id(), changed);
    }

    private long[] known(Row before, int columns) {
        long[] known = versions.get(before.id());
        return known == null ? all(columns, before.version()) : Arrays.copyOf(known, columns);
    }

    private static long[] all(int columns, long version) {
        long[] changed = new long[columns];
        Arrays.fill(changed, version);
        return changed;
    }

    boolean anyAfter(long version, Row row, List<Column> columns) {
        long[] changed = versions.get(row.id());
        return changed == null || columns.stream().anyMatch(column -> changed[column.ordinal()] > version);
    }
}
