package io.roundtrip.simulators.dataverse.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * A simulated table. The columns every table has (version, created and modified, state) are added by the simulator.
 *
 * @param tracked change tracking is on
 * @param alternateKeys column names per key
 */
public record TableDefinition(
        String logicalName,
        String entitySet,
        String idColumn,
        String nameColumn,
        String schemaName,
        boolean tracked,
        List<ColumnDefinition> columns,
        List<List<String>> alternateKeys) {

    public TableDefinition {
        if (logicalName.isBlank() || entitySet.isBlank() || idColumn.isBlank()) {
            throw new IllegalArgumentException("A table needs a logical name, an entity set and an id column");
        }
        columns = List.copyOf(columns);
        alternateKeys = List.copyOf(alternateKeys);
    }

    /** An untracked table without columns, with the id column {@code <logicalName>id} and the name column {@code name}. */
    public static TableDefinition named(String logicalName, String entitySet) {
        String schemaName = Character.toUpperCase(logicalName.charAt(0)) + logicalName.substring(1);
        return new TableDefinition(
                logicalName, entitySet, logicalName + "id", "name", schemaName, false, List.of(), List.of());
    }

    public TableDefinition withIdColumn(String column) {
        return new TableDefinition(
                logicalName, entitySet, column, nameColumn, schemaName, tracked, columns, alternateKeys);
    }

    public TableDefinition withNameColumn(String column) {
        return new TableDefinition(
                logicalName, entitySet, idColumn, column, schemaName, tracked, columns, alternateKeys);
    }

    public TableDefinition withSchemaName(String name) {
        return new TableDefinition(logicalName, entitySet, idColumn, nameColumn, name, tracked, columns, alternateKeys);
    }

    public TableDefinition withChangeTracking() {
        return new TableDefinition(
                logicalName, entitySet, idColumn, nameColumn, schemaName, true, columns, alternateKeys);
    }

    /** Adds columns to those the table has. */
    public TableDefinition withColumns(ColumnDefinition... more) {
        List<ColumnDefinition> all = new ArrayList<>(columns);
        all.addAll(List.of(more));
        return new TableDefinition(
                logicalName, entitySet, idColumn, nameColumn, schemaName, tracked, all, alternateKeys);
    }

    public TableDefinition withAlternateKey(String... columnNames) {
        List<List<String>> all = new ArrayList<>(alternateKeys);
        all.add(List.of(columnNames));
        return new TableDefinition(logicalName, entitySet, idColumn, nameColumn, schemaName, tracked, columns, all);
    }
}
