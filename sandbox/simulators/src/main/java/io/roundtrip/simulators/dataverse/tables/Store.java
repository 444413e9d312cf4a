package io.roundtrip.simulators.dataverse.tables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All tables and the one counter of row versions. Writers take turns, so that versions become visible in their order;
 * changes of definitions take their turn too. Readers take no lock.
 */
public final class Store {
    private final ReentrantLock writing = new ReentrantLock();
    private final OpenTransactions held = new OpenTransactions(writing);
    private final Etags etags = new Etags();
    private @Nullable Transaction open;
    private long lastVersion = 1_000_000;
    private volatile Catalog catalog = new Catalog(Map.of(), Map.of());
    private volatile long committedVersion = lastVersion;
    private volatile long metadataVersion = lastVersion;

    /** The tables of one time. */
    private record Catalog(Map<String, Table> byName, Map<String, Table> byEntitySet) {
        static Catalog of(Collection<Table> tables) {
            Map<String, Table> byName = new LinkedHashMap<>();
            Map<String, Table> byEntitySet = new LinkedHashMap<>();
            tables.forEach(table -> {
                byName.put(table.schema().logicalName(), table);
                byEntitySet.put(table.schema().entitySet(), table);
            });
            return new Catalog(byName, byEntitySet);
        }
    }

    public Etags etags() {
        return etags;
    }

    /** A definition that comes later takes the place of an earlier one with its name. */
    public Store(Collection<TableDefinition> definitions) {
        Map<String, Table> tables = new LinkedHashMap<>();
        definitions.forEach(definition -> tables.put(definition.logicalName(), new Table(definition)));
        catalog = Catalog.of(tables.values());
    }

    public Collection<Table> tables() {
        return catalog.byName().values();
    }

    public Table table(String logicalName) {
        return findTable(logicalName)
                .orElseThrow(() -> new IllegalArgumentException("There is no table " + logicalName));
    }

    public Optional<Table> findTable(String logicalName) {
        return Optional.ofNullable(catalog.byName().get(logicalName));
    }

    public Optional<Table> findEntitySet(String entitySet) {
        return Optional.ofNullable(catalog.byEntitySet().get(entitySet));
    }

    /** Every change up to and including this version can be read, but those of commits that are held. */
    public long committedVersion() {
        return committedVersion;
    }

    /** Rises with every change of a definition. */
    public long metadataVersion() {
        return metadataVersion;
    }

    /** A table without rows. */
    public Table define(TableDefinition definition) {
        return changeDefinitions(() -> {
            Table table = new Table(definition);
            Map<String, Table> tables = new LinkedHashMap<>(catalog.byName());
            tables.put(definition.logicalName(), table);
            catalog = Catalog.of(tables.values());
            return table;
        });
    }

    /** Changes a table's definition; its rows keep the values of all columns that stay. */
    public void redefine(Table table, UnaryOperator<TableDefinition> change) {
        changeDefinitions(() -> {
            table.redefine(change.apply(table.schema().definition()));
            return table;
        });
    }

    /** Removes a table with its rows. */
    public void drop(Table table) {
        changeDefinitions(() -> {
            Map<String, Table> tables = new LinkedHashMap<>(catalog.byName());
            tables.remove(table.schema().logicalName());
            catalog = Catalog.of(tables.values());
            return table;
        });
    }

    /** Whether the columns have different values in all rows, so that they may become a key. */
    public boolean isUnique(Table table, List<String> columns) {
        return !table.hasDuplicates(columns);
    }

    private Table changeDefinitions(Supplier<Table> change) {
        return transact(transaction -> {
            Table table = change.get();
            metadataVersion = transaction.nextVersion();
            return table;
        });
    }

    /** No commit that is still held has a change up to and including this version. */
    public long settledVersion() {
        writing.lock();
        try {
            return held.versionBefore().orElse(committedVersion);
        } finally {
            writing.unlock();
        }
    }

    /** The next transaction that writes waits before its commit until it is released. */
    public HeldCommit holdNextCommit() {
        return held.next();
    }

    /** Does the work wholly or not at all; inside another transaction it becomes a part of that one. */
    public <T> T transact(Function<Transaction, T> work) {
        writing.lock();
        try {
            Transaction outer = open;
            return outer != null ? work.apply(outer) : commitAfter(work);
        } finally {
            writing.unlock();
        }
    }

    private <T> T commitAfter(Function<Transaction, T> work) {
        long before = lastVersion;
        Transaction transaction = new Transaction(() -> ++lastVersion, held);
        open = transaction;
        try {
            T result = work.apply(transaction);
            open = null;
            held.waitFor(transaction, before);
            transaction.commit();
            committedVersion = lastVersion; // last: a delta read before this line must not pass over what it cannot see
            return result;
        } finally {
            open = null;
        }
    }
}
