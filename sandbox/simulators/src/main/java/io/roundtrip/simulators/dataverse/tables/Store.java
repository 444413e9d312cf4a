package io.roundtrip.simulators.dataverse.tables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All tables and the one counter of row versions. Writers take turns, so that versions become visible in their order. */
public final class Store {
    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final Map<String, Table> byEntitySet = new LinkedHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final OpenTransactions held = new OpenTransactions(writing);
    private @Nullable Transaction open;
    private long lastVersion = 1_000_000;
    private volatile long committedVersion = lastVersion;

    public Store(Collection<TableDefinition> definitions) {
        definitions.forEach(definition -> {
            Table table = new Table(definition);
            byName.put(definition.logicalName(), table);
            byEntitySet.put(definition.entitySet(), table);
        });
    }

    public Collection<Table> tables() {
        return byName.values();
    }

    public Table table(String logicalName) {
        return findTable(logicalName)
                .orElseThrow(() -> new IllegalArgumentException("There is no table " + logicalName));
    }

    public Optional<Table> findTable(String logicalName) {
        return Optional.ofNullable(byName.get(logicalName));
    }

    public Optional<Table> findEntitySet(String entitySet) {
        return Optional.ofNullable(byEntitySet.get(entitySet));
    }

    /** Every change up to and including this version can be read, but those of commits that are held. */
    public long committedVersion() {
        return committedVersion;
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
