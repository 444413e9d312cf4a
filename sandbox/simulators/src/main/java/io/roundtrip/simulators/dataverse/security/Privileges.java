package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All privileges of the environment, as rows: those of its tables, whenever these come into being, and those that belong to none. */
public final class Privileges {
    static final String ACT_ON_BEHALF = "prvActOnBehalfOfAnotherUser";
    static final String BYPASS_PLUGINS = "prvBypassCustomPlugins";
    static final String BYPASS_LOGIC = "prvBypassCustomBusinessLogic";
    static final String PUBLISH = "prvPublishCustomization";
    static final String IMPORT = "prvImportCustomization";
    static final String EXPORT = "prvExportCustomization";
    private static final List<String> DEFINITIONS = List.of("Entity", "Attribute", "Relationship", "OptionSet");
    private static final List<String> WITHOUT_TABLE =
            List.of(ACT_ON_BEHALF, BYPASS_PLUGINS, BYPASS_LOGIC, PUBLISH, IMPORT, EXPORT);

    private record Known(String name, boolean globalOnly) {}

    private record Wanted(Table table, Right right) {}

    private final Store store;
    private final Table rows;
    private final Ownership ownership;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final Map<Wanted, UUID> ids = new ConcurrentHashMap<>();

    Privileges(Store store, Ownership ownership) {
        this.store = store;
        this.rows = store.table("privilege");
        this.ownership = ownership;
    }

    static UUID id(String name) {
        return SecurityTables.id("privilege", name.toLowerCase(Locale.ROOT));
    }

    UUID id(Right right, Table table) {
        return ids.computeIfAbsent(new Wanted(table, right), wanted -> id(right.privilege(table)));
    }

    /** Makes the rows that are missing: all at the start, then those of tables that came later. */
    void complete() {
        List<Table> fresh = store.tables().stream()
                .filter(table -> !SecurityTables.isRelationship(table)
                        && rows.find(id(Right.READ, table)).isEmpty())
                .toList();
        if (!fresh.isEmpty()) {
            store.transact(transaction -> {
                withoutTable().forEach(name -> add(transaction, name, 0, true));
                fresh.forEach(table -> addAll(transaction, table));
                return fresh;
            });
        }
    }

    private static Stream<String> withoutTable() {
        Stream<String> definitions = DEFINITIONS.stream()
                .flatMap(what -> Stream.of("Create", "Read", "Write", "Delete").map(verb -> "prv" + verb + what));
        return Stream.concat(WITHOUT_TABLE.stream(), definitions);
    }

    private void addAll(Transaction transaction, Table table) {
        for (Right right : Right.values()) {
            add(transaction, right.privilege(table), right.accessRight(), ownership.isByOrganization(table));
        }
    }

    private void add(Transaction transaction, String name, int accessRight, boolean globalOnly) {
        UUID id = id(name);
        known.put(id, new Known(name, globalOnly));
        if (transaction.find(rows, id).isEmpty()) {
            Map<String, Object> content = Map.of(
                    "name",
                    name,
                    "accessright",
                    accessRight,
                    "canbebasic",
                    !globalOnly,
                    "canbelocal",
                    !globalOnly,
                    "canbedeep",
                    !globalOnly,
                    "canbeglobal",
                    true);
            SystemRow.store(transaction, rows, id, content);
        }
    }

    public Optional<String> name(UUID privilege) {
        complete();
        return Optional.ofNullable(known.get(privilege)).map(Known::name);
    }

    /** A privilege of an organization-owned table, or of none, is held for the whole organization or not at all. */
    boolean isGlobalOnly(UUID privilege) {
        return Optional.ofNullable(known.get(privilege))
                .filter(Known::globalOnly)
                .isPresent();
    }

    Stream<UUID> all() {
        complete();
        return rows.rows().values().stream().map(Row::id);
    }

    int count() {
        return rows.size();
    }
}
