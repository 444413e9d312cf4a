package io.roundtrip.simulators.dataverse.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A simulated table. The simulator adds the columns that most tables have (version, created and modified, state).
 *
 * @param tracked change tracking is on
 * @param columns one that is named like a system column takes its place
 * @param keys alternate keys
 * @param hiddenColumns columns of the system that this table does not show
 * @param described what the definition says beyond that, by names of the Web API (labels, ownership); shown, not acted on
 */
public record TableDefinition(
        String logicalName,
        String entitySet,
        String idColumn,
        String nameColumn,
        String schemaName,
        boolean tracked,
        List<ColumnDefinition> columns,
        List<KeyDefinition> keys,
        Set<String> hiddenColumns,
        Map<String, Object> described) {

    public TableDefinition {
        if (logicalName.isBlank() || entitySet.isBlank() || idColumn.isBlank()) {
            throw new IllegalArgumentException("A table needs a logical name, an entity set and an id column");
        }
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        hiddenColumns = Set.copyOf(hiddenColumns);
        described = Map.copyOf(described);
    }

    /** An untracked table without columns, with the id column {@code <logicalName>id} and the name column {@code name}. */
    public static TableDefinition named(String logicalName, String entitySet) {
        String schemaName = Character.toUpperCase(logicalName.charAt(0)) + logicalName.substring(1);
        return new TableDefinition(
                logicalName,
                entitySet,
                logicalName + "id",
                "name",
                schemaName,
                false,
                List.of(),
                List.of(),
                Set.of(),
                Map.of());
    }

    public TableDefinition withIdColumn(String column) {
        return new TableDefinition(
                logicalName,
                entitySet,
                column,
                nameColumn,
                schemaName,
                tracked,
                columns,
                keys,
                hiddenColumns,
                described);
    }

    public TableDefinition withNameColumn(String column) {
        return new TableDefinition(
                logicalName, entitySet, idColumn, column, schemaName, tracked, columns, keys, hiddenColumns, described);
    }

    public TableDefinition withSchemaName(String name) {
        return new TableDefinition(
                logicalName, entitySet, idColumn, nameColumn, name, tracked, columns, keys, hiddenColumns, described);
    }

    public TableDefinition withChangeTracking() {
        return new TableDefinition(
                logicalName,
                entitySet,
                idColumn,
                nameColumn,
                schemaName,
                true,
                columns,
                keys,
                hiddenColumns,
                described);
    }

    /** Adds columns to those the table has. */
    public TableDefinition withColumns(ColumnDefinition... more) {
        return withExactly(Stream.concat(columns.stream(), Stream.of(more)).toList());
    }

    /** The column in place of the one with its name, else as the last one. */
    public TableDefinition withColumn(ColumnDefinition column) {
        List<ColumnDefinition> all = new ArrayList<>(columns);
        all.replaceAll(given -> given.name().equals(column.name()) ? column : given);
        return all.contains(column) ? withExactly(all) : withColumns(column);
    }

    public TableDefinition withoutColumn(String name) {
        return withExactly(
                columns.stream().filter(column -> !column.name().equals(name)).toList());
    }

    private TableDefinition withExactly(List<ColumnDefinition> all) {
        return new TableDefinition(
                logicalName, entitySet, idColumn, nameColumn, schemaName, tracked, all, keys, hiddenColumns, described);
    }

    public TableDefinition withAlternateKey(String... columnNames) {
        return withKey(KeyDefinition.on(List.of(columnNames)));
    }

    /** The key in place of the one with its name, else as the last one. */
    public TableDefinition withKey(KeyDefinition key) {
        Stream<KeyDefinition> others = withoutKey(key.logicalName()).keys().stream();
        return withKeys(Stream.concat(others, Stream.of(key)).toList());
    }

    public TableDefinition withoutKey(String name) {
        return withKeys(
                keys.stream().filter(key -> !key.logicalName().equals(name)).toList());
    }

    private TableDefinition withKeys(List<KeyDefinition> all) {
        return new TableDefinition(
                logicalName,
                entitySet,
                idColumn,
                nameColumn,
                schemaName,
                tracked,
                columns,
                all,
                hiddenColumns,
                described);
    }

    /** Leaves out columns that the system would add; their values are kept but never shown. */
    public TableDefinition withoutSystemColumns(Set<String> names) {
        return new TableDefinition(
                logicalName, entitySet, idColumn, nameColumn, schemaName, tracked, columns, keys, names, described);
    }

    public TableDefinition withDescription(Map<String, Object> properties) {
        return new TableDefinition(
                logicalName,
                entitySet,
                idColumn,
                nameColumn,
                schemaName,
                tracked,
                columns,
                keys,
                hiddenColumns,
                properties);
    }

    /** The columns of each key that is enforced. */
    public List<List<String>> alternateKeys() {
        return keys.stream()
                .filter(KeyDefinition::isActive)
                .map(KeyDefinition::columns)
                .toList();
    }

    public Optional<KeyDefinition> key(String name) {
        return keys.stream().filter(key -> key.logicalName().equals(name)).findFirst();
    }
}
