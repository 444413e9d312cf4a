package io.roundtrip.schema.install;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A table that mappings read, and the columns that receive target ids in it. */
public record MappedTable(String name, SortedSet<String> targetIdColumns) {
    /** Holds the base and the mark of each mapping of the table. */
    static final String SYNC_COLUMN = "rt_sync";

    static final int SYNC_LENGTH = 2_000;
    static final int TARGET_ID_LENGTH = 100;

    static List<MappedTable> of(Mappings mappings) {
        return mappings.mappings().stream()
                .map(TableMapping::table)
                .distinct()
                .sorted()
                .map(table -> new MappedTable(table, targetIdColumns(mappings, table)))
                .toList();
    }

    private static SortedSet<String> targetIdColumns(Mappings mappings, String table) {
        SortedSet<String> columns = new TreeSet<>();
        mappings.mappings().stream()
                .filter(mapping -> mapping.table().equals(table))
                .forEach(mapping -> columns.add(mapping.targetIdColumn()));
        return columns;
    }
}
