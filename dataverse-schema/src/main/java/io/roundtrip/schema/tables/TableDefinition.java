package io.roundtrip.schema.tables;

import java.util.List;

/** One own table: standard, organization-owned; its primary key is {@code <name>id}, its primary name {@code rt_name}. */
public record TableDefinition(String name, String displayName, List<ColumnDefinition> columns) {

    public TableDefinition {
        columns = List.copyOf(columns);
    }

    public static TableDefinition of(String name, String displayName, ColumnDefinition... columns) {
        return new TableDefinition(name, displayName, List.of(columns));
    }

    public String entitySet() {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    public String idColumn() {
        return name + "id";
    }
}
