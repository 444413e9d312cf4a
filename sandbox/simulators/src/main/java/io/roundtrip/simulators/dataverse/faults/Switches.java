package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an administrator or the platform does to a real environment, and behaviour the documentation leaves open. */
public final class Switches {

    /** Behaviour that the documentation leaves open. */
    public enum Switch {
        /** A page of a change feed starts with the row that the page before it ended with. */
        DUPLICATE_ROWS_ACROSS_PAGES
    }

    private final Store store;
    private final Set<Switch> on = EnumSet.noneOf(Switch.class);
    private final Map<String, Long> expiredUpTo = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> unreadable = new ConcurrentHashMap<>();

    public Switches(Store store) {
        this.store = store;
    }

    public synchronized void turnOn(Switch wanted) {
        on.add(wanted);
    }

    public synchronized void turnOff(Switch wanted) {
        on.remove(wanted);
    }

    public synchronized boolean isOn(Switch wanted) {
        return on.contains(wanted);
    }

    /** Every delta token given out so far for the table is refused from now on (0x80044352). */
    public void expireDeltaTokens(String table) {
        long version = store.transact(Transaction::nextVersion);
        store.table(table);
        expiredUpTo.put(table, version - 1);
    }

    /** The table's definition was changed and published, by which its delta tokens expire as well. */
    public void changeMetadata(String table) {
        expireDeltaTokens(table);
    }

    /** The table takes no version in {@code If-Match} from now on (0x8006088d), as some standard tables. */
    public void turnOffOptimisticConcurrency(String table) {
        store.table(table).turnOffOptimisticConcurrency();
    }

    /** The user loses the organization-wide privilege to read the table: every read is refused with 403. */
    public void denyRead(String user, String table) {
        unreadable.computeIfAbsent(user, name -> ConcurrentHashMap.newKeySet()).add(table);
    }

    public void allowRead(String user, String table) {
        unreadable.getOrDefault(user, Set.of()).remove(table);
    }

    public boolean mayRead(Caller caller, Table table) {
        return !unreadable
                .getOrDefault(caller.name(), Set.of())
                .contains(table.schema().logicalName());
    }

    public long tokensExpiredUpTo(String table) {
        return expiredUpTo.getOrDefault(table, -1L);
    }
}
