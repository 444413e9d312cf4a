package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.security.Access;
import io.roundtrip.simulators.dataverse.security.Right;
import io.roundtrip.simulators.dataverse.tables.HeldCommit;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What an administrator or the platform does to a real environment, and behaviour the documentation leaves open. */
public final class Switches {

    /** Behaviour that the documentation leaves open. All are off at first; what is then done is what a careless client fails by. */
    public enum Switch {
        /** A page of a change feed starts with the row that the page before it ended with. */
        DUPLICATE_ROWS_ACROSS_PAGES,
        /** Expired delta tokens are answered with status 410 instead of 400; the code stays 0x80044352. */
        EXPIRED_TOKENS_ARE_GONE,
        /** Tables without change tracking answer a tracked query as if nothing had been asked, instead of 0x80072491. */
        UNTRACKED_TABLES_IGNORE_TRACKING,
        /** A row deleted and created again is only reported as changed, instead of as changed and then as deleted. */
        RECREATED_ROWS_ARE_ONLY_CHANGED,
        /** What changes or is deleted while a feed is paged comes at the end of its pages, instead of with the next token. */
        CHANGES_WHILE_PAGING_COME_AT_THE_END,
        /** Like the switch before, but rows deleted during the first reading of a table are never reported. */
        DELETES_DURING_THE_FIRST_READING_ARE_LOST,
        /** No page of a change feed has a delta link. */
        LAST_PAGES_LACK_THE_DELTA_LINK,
        /** A change feed read with annotations has a delta link, instead of none, as was reported for version 8.2. */
        ANNOTATIONS_KEEP_THE_DELTA_LINK,
        /** Delta tokens do not pass over open transactions, as SQL Server's MIN_ACTIVE_ROWVERSION makes possible. */
        READERS_WAIT_FOR_OPEN_TRANSACTIONS,
        /** A count of changes goes beyond 5,000. */
        COUNTS_OF_CHANGES_HAVE_NO_CAP,
        /** Keys fail to activate although their values differ, as for want of time or room. */
        KEYS_FAIL_TO_ACTIVATE,
        /** The number in an ETag is the row's version, as in documented examples, instead of one that only tells versions apart. */
        ETAGS_ARE_VERSIONS,
        /** An update that changes no value leaves version, time and author of the row, instead of being a change like others. */
        UNCHANGED_ROWS_KEEP_THEIR_VERSION,
        /** A change feed reports a row only if one of its selected columns changed since this switch was turned on. */
        SELECT_RESTRICTS_THE_ROWS
    }

    private final Store store;
    private final Set<Switch> on = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> expiredUpTo = new ConcurrentHashMap<>();
    private final Access access;
    private volatile int mostRowsInMemory = Integer.MAX_VALUE;
    private volatile Duration timeToActivateKeys = Duration.ofSeconds(2);

    public Switches(Store store, Access access) {
        this.store = store;
        this.access = access;
    }

    public void turnOn(Switch wanted) {
        on.add(wanted);
        if (wanted == Switch.SELECT_RESTRICTS_THE_ROWS) {
            store.tables().forEach(Table::watchColumns);
        }
        tellStore();
    }

    public void turnOff(Switch wanted) {
        on.remove(wanted);
        tellStore();
    }

    private void tellStore() {
        store.etags().showVersions(isOn(Switch.ETAGS_ARE_VERSIONS));
        store.tables().forEach(table -> table.keepUnchangedRows(isOn(Switch.UNCHANGED_ROWS_KEEP_THEIR_VERSION)));
    }

    public boolean isOn(Switch wanted) {
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

    /** The next transaction that writes takes its versions, but commits only when released; meanwhile others commit. */
    public HeldCommit holdCommit() {
        return store.holdNextCommit();
    }

    /** Pages of a change feed with more rows are refused for want of memory, as happens with wide rows. */
    public void limitMemoryTo(int rows) {
        mostRowsInMemory = rows;
    }

    /** For how long a new alternate key is pending and in progress; two seconds unless set. */
    public void activateKeysIn(Duration time) {
        timeToActivateKeys = time;
    }

    public Duration timeToActivateKeys() {
        return timeToActivateKeys;
    }

    public int mostRowsInMemory() {
        return mostRowsInMemory;
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
