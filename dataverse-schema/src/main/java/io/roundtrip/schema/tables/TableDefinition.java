package io.roundtrip.schema.tables;

import java.util.List;

/**
 * One own table: standard, organization-owned; its primary key is {@code <name>id}, its primary name {@code rt_name}.
 *
 * @param uniqueNames whether an alternate key keeps two rows from having the same name
 */
public record TableDefinition(String name, String displayName, List<ColumnDefinition> columns, boolean uniqueNames) {
    public static final ColumnDefinition PRIMARY_NAME = ColumnDefinition.text("rt_name", 200);

    public TableDefinition {
        columns = List.copyOf(columns);
    }

    public static TableDefinition of(String name, String displayName, ColumnDefinition... columns) {
        return new TableDefinition(name, displayName, List.of(columns), false);
    }

    /** Rows are known by their names, so no two may share one. */
    public TableDefinition withUniqueNames() {
        return new TableDefinition(name, displayName, columns, true);
    }

    /** Name of the alternate key on the primary name. */
    public String nameKey() {
        return name + "_name";
    }

    public String entitySet() {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    public String idColumn() {
        return name + "id";
    }
}
