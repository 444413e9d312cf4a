package io.roundtrip.delivery;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One simulated environment for all tests of this module, emptied for each. */
final class TestEnvironment {

    static final TestClock CLOCK = new TestClock();
    static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .clock(CLOCK)
            .person("rt-sender")
            .person("rt-delivery")
            .person("rt-ack")
            .table(mapped(StandardTables.account()))
            .table(mapped(StandardTables.contact()))
            .start();

    private TestEnvironment() {}

    private static TableDefinition mapped(TableDefinition table) {
        return table.withColumns(ColumnDefinition.string("rt_erpid", 100), ColumnDefinition.memo("rt_sync", 2_000));
    }

    static SimulatedDataverse emptied() {
        DATAVERSE.faults().clear();
        for (String table : new String[] {"contact", "account"}) {
            for (Map<String, Object> row : DATAVERSE.rows(table)) {
                DATAVERSE.delete(table, UUID.fromString(String.valueOf(row.get(table + "id"))));
            }
        }
        return DATAVERSE;
    }

    static DataverseClient client(String user, int pageSize) {
        DataverseSettings settings = new DataverseSettings(
                DATAVERSE.url(),
                DATAVERSE.url(),
                DATAVERSE.tenantId(),
                user,
                new Secret("unused"),
                Duration.ofSeconds(10),
                pageSize);
        return new DataverseClient(settings, AccessTokens.fixed(user), Clock.systemUTC(), new Random(1));
    }

    static long lastRequest() {
        return DATAVERSE.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
    }
}
