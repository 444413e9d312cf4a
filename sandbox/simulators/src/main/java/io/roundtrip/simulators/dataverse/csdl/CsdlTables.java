package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntitySet;
import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntityType;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.KeyDefinition;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that a {@code $metadata} document of a real organization describes, so far as it does. */
public final class CsdlTables {
    private static final List<String> NAMES = List.of("name", "fullname", "subject", "title");
    private static final Set<String> SYSTEM =
            Set.of("versionnumber", "createdon", "modifiedon", "createdby", "modifiedby", "statecode", "statuscode");

    private final CsdlModel model;

    private CsdlTables(CsdlModel model) {
        this.model = model;
    }

    /** One table for each entity set whose type has a key of its own. */
    public static List<TableDefinition> read(Path file) {
        CsdlTables tables = new CsdlTables(CsdlReader.read(file));
        return tables.model.sets().stream().flatMap(tables::table).toList();
    }

    /** The tables given in code, each with what only the document knows of it, and the document's other tables. */
    public static List<TableDefinition> merged(List<TableDefinition> given, List<TableDefinition> read) {
        Map<String, TableDefinition> all = new LinkedHashMap<>();
        read.forEach(table -> all.put(table.logicalName(), table));
        given.stream()
                .collect(Collectors.toMap(
                        TableDefinition::logicalName, table -> table, (first, last) -> last, LinkedHashMap::new))
                .forEach((name, table) -> all.merge(name, table, (other, own) -> completed(own, other)));
        return List.copyOf(all.values());
    }

    private static TableDefinition completed(TableDefinition own, TableDefinition read) {
        Set<String> names = own.columns().stream().map(ColumnDefinition::name).collect(Collectors.toSet());
        names.addAll(SYSTEM);
        names.add(own.idColumn());
        return own.withColumns(read.columns().stream()
                .filter(column -> !names.contains(column.name()))
                .toArray(ColumnDefinition[]::new));
    }

    private Stream<TableDefinition> table(EntitySet set) {
        EntityType type = model.types().get(set.type());
        return type == null || type.key().isEmpty() ? Stream.empty() : Stream.of(table(set, type));
    }

    private TableDefinition table(EntitySet set, EntityType type) {
        CsdlColumns columns = CsdlColumns.of(model, type);
        Set<String> names = columns.names();
        String id = id(type);
        Set<String> missing = new HashSet<>(SYSTEM);
        missing.removeAll(names);
        TableDefinition table = TableDefinition.named(type.name(), set.name())
                .withIdColumn(id)
                .withNameColumn(nameColumn(names))
                .withoutSystemColumns(missing)
                .withColumns(columns.definitions(id).toArray(ColumnDefinition[]::new));
        for (List<String> key : alternateKeys(type, names)) {
            table = table.withKey(KeyDefinition.on(key));
        }
        return set.tracked() ? table.withChangeTracking() : table;
    }

    /** Users and teams have the key that they share as owners; everything else looks them up by their own ids. */
    private static String id(EntityType type) {
        String key = type.key().get(0);
        return key.equals("ownerid") && !type.name().equals("owner") ? type.name() + "id" : key;
    }

    /** The document does not tell which column names a row; empty where none has a usual name. */
    private static String nameColumn(Set<String> names) {
        return Stream.concat(
                        NAMES.stream().filter(names::contains), names.stream().filter(name -> name.endsWith("_name")))
                .findFirst()
                .orElse("");
    }

    private List<List<String>> alternateKeys(EntityType type, Set<String> names) {
        List<List<String>> keys = new ArrayList<>();
        model.lineage(type)
                .flatMap(ancestor -> ancestor.alternateKeys().stream())
                .map(key -> key.stream().map(CsdlColumns::logicalName).toList())
                .filter(key -> !key.isEmpty() && names.containsAll(key))
                .forEach(keys::add);
        return keys;
    }
}
