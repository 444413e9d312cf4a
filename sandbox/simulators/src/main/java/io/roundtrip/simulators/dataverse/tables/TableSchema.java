package io.roundtrip.simulators.dataverse.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All columns of a table at one time, the system's included, found by the names under which the Web API knows them. A column
 * keeps its place in the rows as long as it exists, and no later one gets that place: what was stored before a column was
 * made is never taken for its value.
 */
public final class TableSchema {
    public static final int ID = 0;
    public static final int VERSION = 1;
    public static final int CREATED_ON = 2;
    public static final int MODIFIED_ON = 3;
    public static final int CREATED_BY = 4;
    public static final int MODIFIED_BY = 5;
    public static final int STATE = 6;
    public static final int STATUS = 7;
    private static final int FIRST_OWN = 8;

    private final TableDefinition definition;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Column> byPropertyName = new HashMap<>();
    private final Map<String, Column> byName = new HashMap<>();
    private final Map<String, Column> byNavigation = new HashMap<>();
    private int width;

    TableSchema(TableDefinition definition) {
        this(definition, Map.of(), FIRST_OWN);
    }

    private TableSchema(TableDefinition definition, Map<String, Integer> places, int width) {
        this.definition = definition;
        this.width = width;
        Map<String, ColumnDefinition> own = ownColumns(definition);
        List<ColumnDefinition> system = systemColumns(definition);
        for (int i = 0; i < system.size(); i++) {
            add(Optional.ofNullable(own.remove(system.get(i).name())).orElse(system.get(i)), i);
        }
        own.values().forEach(column -> add(column, places.getOrDefault(column.name(), this.width)));
        columns.removeIf(column -> definition.hiddenColumns().contains(column.name()));
    }

    private static Map<String, ColumnDefinition> ownColumns(TableDefinition definition) {
        return definition.columns().stream()
                .collect(Collectors.toMap(
                        ColumnDefinition::name,
                        Function.identity(),
                        (left, right) -> {
                            throw new IllegalArgumentException(
                                    "Table " + definition.logicalName() + " has two columns " + left.name());
                        },
                        LinkedHashMap::new));
    }

    /** The same table with another definition. */
    TableSchema redefined(TableDefinition changed) {
        Map<String, Integer> places = new HashMap<>();
        byName.forEach((name, column) -> places.put(name, column.ordinal()));
        return new TableSchema(changed, places, width);
    }

    private static List<ColumnDefinition> systemColumns(TableDefinition table) {
        return List.of(
                ColumnDefinition.of(table.idColumn(), ColumnType.UNIQUEIDENTIFIER),
                ColumnDefinition.of("versionnumber", ColumnType.BIGINT).withSystemWritesOnly(),
                ColumnDefinition.of("createdon", ColumnType.DATETIME).withSystemWritesOnly(),
                ColumnDefinition.of("modifiedon", ColumnType.DATETIME).withSystemWritesOnly(),
                user("createdby", table),
                user("modifiedby", table),
                ColumnDefinition.of("statecode", ColumnType.STATE)
                        .withOptions(Option.of(0, "Active"), Option.of(1, "Inactive")),
                ColumnDefinition.of("statuscode", ColumnType.STATUS)
                        .withOptions(Option.of(1, "Active"), Option.of(2, "Inactive")));
    }

    private static ColumnDefinition user(String name, TableDefinition table) {
        String relationship = "lk_" + table.logicalName() + "_" + name;
        return ColumnDefinition.of(name, ColumnType.LOOKUP)
                .withTarget(new LookupTarget(name, "systemuser", relationship))
                .withSystemWritesOnly();
    }

    private void add(ColumnDefinition wanted, int place) {
        Column column = new Column(wanted, place);
        width = Math.max(width, place + 1);
        columns.add(column);
        if (!definition.hiddenColumns().contains(wanted.name())) {
            byName.put(wanted.name(), column);
            byPropertyName.put(wanted.propertyName(), column);
            wanted.targets().keySet().forEach(navigation -> byNavigation.put(navigation, column));
        }
    }

    /** How many values a row has room for, those of columns that are gone included. */
    public int width() {
        return width;
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
