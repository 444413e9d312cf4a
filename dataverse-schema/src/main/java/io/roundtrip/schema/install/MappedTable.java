package io.roundtrip.schema.install;

import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A table that mappings read, and the columns that receive target ids in it. */
public record MappedTable(String name, SortedSet<String> targetIdColumns) {
    /** Holds the base and the mark of each mapping of the table. */
    private static final String SYNC_COLUMN = "rt_sync";

    private static final int SYNC_LENGTH = 2_000;
    private static final int TARGET_ID_LENGTH = 100;

    /** In the order of their names. */
    public static List<MappedTable> of(Mappings mappings) {
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

    /** What Roundtrip adds to the table. */
    public List<NewColumn> columns() {
        NewColumn sync = new NewColumn(SYNC_COLUMN, "Roundtrip", NewColumn.Type.MEMO, SYNC_LENGTH, List.of());
        return Stream.concat(targetIdColumns.stream().map(MappedTable::targetId), Stream.of(sync))
                .toList();
    }

    private static NewColumn targetId(String name) {
        return new NewColumn(name, "Target id", NewColumn.Type.TEXT, TARGET_ID_LENGTH, List.of());
    }
}
