package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.security.Access;
import io.roundtrip.simulators.dataverse.security.Right;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    private final Access access;

    public Switches(Store store, Access access) {
        this.store = store;
        this.access = access;
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
        access.deny(user, Right.READ, table);
    }

    public void allowRead(String user, String table) {
        access.allow(user, Right.READ, table);
    }

    /** Rows of the table refuse updates while their {@code statecode} is one of these (0x80040230); no state opens them all. */
    public void closeRows(String table, Set<Integer> states) {
        access.closedRows().close(table, states);
    }

    /** The row refuses updates (0x8004022e) and deletes (0x80040228) of everybody. */
    public void makeReadOnly(UUID row) {
        access.closedRows().makeReadOnly(row);
    }

    public void makeWritable(UUID row) {
        access.closedRows().makeWritable(row);
    }

    public long tokensExpiredUpTo(String table) {
        return expiredUpTo.getOrDefault(table, -1L);
    }
}
