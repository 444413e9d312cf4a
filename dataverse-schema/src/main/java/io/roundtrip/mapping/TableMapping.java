package io.roundtrip.mapping;

import io.roundtrip.messaging.RetryPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How rows of one table reach one target system.
 *
 * @param resource the target's name for these rows
 * @param loadOrder loads run in ascending order, parents first
 * @param filter rows outside are out of scope; empty means every row
 * @param targetIdColumn receives the target's key on the source row
 * @param revision grows by one whenever the content changes
 * @param organizationId of the environment the mapping is for; empty until it is stored
 */
public record TableMapping(
        String name,
        String table,
        String target,
        String resource,
        int loadOrder,
        InitialLoad initialLoad,
        Optional<RowFilter> filter,
        ExitPolicy onExit,
        DeletePolicy onDelete,
        RetryPolicy retry,
        String targetIdColumn,
        List<ColumnMapping> columns,
        int revision,
        MappingState state,
        Optional<UUID> organizationId) {

    public TableMapping {
        Names.name("mapping", name);
        Names.column(table);
        Names.name("target", target);
        Names.text("resource", resource);
        Names.column(targetIdColumn);
        columns = List.copyOf(columns);
        checkColumns(columns, targetIdColumn);
    }

    /** Columns whose content the echo mark's hash covers: everything that decides what the target gets. */
    public SortedSet<String> hashedColumns() {
        return readColumns();
    }

    /** Logical names of the columns a snapshot must carry: mapped sources and those of the filter. */
    public SortedSet<String> readColumns() {
        SortedSet<String> read = new TreeSet<>();
        columns.forEach(column -> read.addAll(column.sources()));
        filter.ifPresent(rows -> read.addAll(rows.columns()));
        return Collections.unmodifiableSortedSet(read);
    }

    public List<ColumnMapping.ParentLookup> lookups() {
        return columns.stream()
                .filter(ColumnMapping.ParentLookup.class::isInstance)
                .map(ColumnMapping.ParentLookup.class::cast)
                .toList();
    }

    SortedSet<String> usedValueMaps() {
        return columns.stream()
                .filter(ColumnMapping.FromColumn.class::isInstance)
                .flatMap(column -> ((ColumnMapping.FromColumn) column).valueMap().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public TableMapping withState(MappingState state) {
        return with(revision, state, organizationId);
    }

    public TableMapping withRevision(int revision) {
        return with(revision, state, organizationId);
    }

    public TableMapping inOrganization(UUID organizationId) {
        return with(revision, state, Optional.of(organizationId));
    }

    /** Equal but for what running adds: revision, state, organization. */
    public boolean sameContentAs(TableMapping other) {
        return with(0, MappingState.RUNNING, Optional.empty())
                .equals(other.with(0, MappingState.RUNNING, Optional.empty()));
    }

    private TableMapping with(int revision, MappingState state, Optional<UUID> organizationId) {
        return new TableMapping(
                name,
                table,
                target,
                resource,
                loadOrder,
                initialLoad,
                filter,
                onExit,
                onDelete,
                retry,
                targetIdColumn,
                columns,
                revision,
                state,
                organizationId);
    }

    private static void checkColumns(List<ColumnMapping> columns, String targetIdColumn) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs at least one field");
        }
        for (int i = 0; i < columns.size(); i++) {
            checkColumn(columns.get(i), columns.subList(0, i), targetIdColumn);
        }
    }

    private static void checkColumn(ColumnMapping column, List<ColumnMapping> before, String targetIdColumn) {
        if (column.sources().contains(targetIdColumn)) {
            throw new IllegalArgumentException("field " + column.to() + " reads " + targetIdColumn
                    + ", into which the acknowledgement of the same mapping writes");
        }
        for (ColumnMapping other : before) {
            if (other.to().collidesWith(column.to())) {
                throw new IllegalArgumentException(
                        "field " + column.to() + " is there twice or inside field " + other.to());
            }
        }
    }
}
