package io.roundtrip.simulators.dataverse.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All columns of a table, the system's included, found by the names under which the Web API knows them. */
public final class TableSchema {
    public static final int ID = 0;
    public static final int VERSION = 1;
    public static final int CREATED_ON = 2;
    public static final int MODIFIED_ON = 3;
    public static final int CREATED_BY = 4;
    public static final int MODIFIED_BY = 5;
    public static final int STATE = 6;
    public static final int STATUS = 7;

    private final TableDefinition definition;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Column> byPropertyName = new HashMap<>();
    private final Map<String, Column> byName = new HashMap<>();
    private final Map<String, Column> byNavigation = new HashMap<>();

    TableSchema(TableDefinition definition) {
        this.definition = definition;
        systemColumns(definition.idColumn()).forEach(this::add);
        definition.columns().forEach(this::add);
    }

    private static List<ColumnDefinition> systemColumns(String idColumn) {
        return List.of(
                ColumnDefinition.of(idColumn, ColumnType.UNIQUEIDENTIFIER),
                ColumnDefinition.of("versionnumber", ColumnType.BIGINT).withSystemWritesOnly(),
                ColumnDefinition.of("createdon", ColumnType.DATETIME).withSystemWritesOnly(),
                ColumnDefinition.of("modifiedon", ColumnType.DATETIME).withSystemWritesOnly(),
                ColumnDefinition.lookup("createdby", "createdby", "systemuser").withSystemWritesOnly(),
                ColumnDefinition.lookup("modifiedby", "modifiedby", "systemuser")
                        .withSystemWritesOnly(),
                ColumnDefinition.of("statecode", ColumnType.STATE)
                        .withOptions(Option.of(0, "Active"), Option.of(1, "Inactive")),
                ColumnDefinition.of("statuscode", ColumnType.STATUS)
                        .withOptions(Option.of(1, "Active"), Option.of(2, "Inactive")));
    }

    private void add(ColumnDefinition definition) {
        Column column = new Column(definition, columns.size());
        if (byName.putIfAbsent(definition.name(), column) != null) {
            throw new IllegalArgumentException("Table " + logicalName() + " has two columns " + definition.name());
        }
        columns.add(column);
        byPropertyName.put(definition.propertyName(), column);
        definition.targets().keySet().forEach(navigation -> byNavigation.put(navigation, column));
    }

    public TableDefinition definition() {
        return definition;
    }

    public String logicalName() {
        return definition.logicalName();
    }

    public String entitySet() {
        return definition.entitySet();
    }

    public String typeName() {
        return "Microsoft.Dynamics.CRM." + logicalName();
    }

    public List<Column> columns() {
        return columns;
    }

    public Column idColumn() {
        return columns.get(ID);
    }

    Column column(int ordinal) {
        return columns.get(ordinal);
    }

    public Optional<Column> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Column> byProperty(String propertyName) {
        return Optional.ofNullable(byPropertyName.get(propertyName));
    }

    /** The lookup behind a navigation property, whose names are case-sensitive. */
    public Optional<Column> byNavigation(String navigationProperty) {
        return Optional.ofNullable(byNavigation.get(navigationProperty));
    }
}
