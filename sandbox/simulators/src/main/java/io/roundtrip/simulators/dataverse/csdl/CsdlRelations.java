package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Lookups between the tables of one document, seen from both ends; lookups to other tables have none. */
final class CsdlRelations {
    private final Map<String, TableSchema> tables = new HashMap<>();
    private final Map<String, List<Back>> back = new HashMap<>();

    /** The way from a table to the rows that look it up. */
    record Back(String name, TableSchema table, String partner) {}

    CsdlRelations(Collection<TableSchema> schemas) {
        schemas.forEach(schema -> tables.put(schema.logicalName(), schema));
        schemas.forEach(this::add);
    }

    private void add(TableSchema schema) {
        schema.columns().stream()
                .flatMap(column -> column.definition().lookups().stream())
                .filter(target -> has(target.table()))
                .forEach(target -> back.computeIfAbsent(target.table(), name -> new ArrayList<>())
                        .add(new Back(
                                target.relationshipOf(schema.logicalName()), schema, target.navigationProperty())));
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    private TableSchema table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    String id(String table) {
        return table(table).idColumn().name();
    }

    List<Back> to(String table) {
        return back.getOrDefault(table, List.of());
    }

    /** Each navigation property of the table with the entity set that it leads to. */
    Map<String, String> bindings(TableSchema table) {
        Map<String, String> bindings = new TreeMap<>();
        table.columns().stream()
                .flatMap(column -> column.definition().lookups().stream())
                .filter(target -> has(target.table()))
                .forEach(target -> bindings.put(
                        target.navigationProperty(), table(target.table()).entitySet()));
        to(table.logicalName())
                .forEach(way -> bindings.put(way.name(), way.table().entitySet()));
        return bindings;
    }
}
