package io.roundtrip.schema;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.schema.tables.OperatorTables;
import io.roundtrip.schema.tables.PipelineTables;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A simulated environment with our own tables as they are defined, and a clock of its own. */
public final class TestEnvironment implements AutoCloseable {

    public final TestClock clock = new TestClock();
    public final SimulatedDataverse dataverse;

    private TestEnvironment() {
        SimulatedDataverseBuilder builder = SimulatedDataverse.builder()
                .clock(clock)
                .person("rt-sender")
                .table(StandardTables.account().withColumns(ColumnDefinition.memo("rt_sync", 2_000)));
        PipelineTables.ALL.forEach(own -> builder.table(simulated(own)));
        OperatorTables.ALL.forEach(own -> builder.table(simulated(own)));
        dataverse = builder.start();
    }

    public static TestEnvironment start() {
        return new TestEnvironment();
    }

    public DataverseClient client() {
        DataverseSettings settings = new DataverseSettings(
                dataverse.url(),
                dataverse.url(),
                dataverse.tenantId(),
                "rt-sender",
                new Secret("unused"),
                Duration.ofSeconds(10),
                500);
        return new DataverseClient(settings, AccessTokens.fixed("rt-sender"), Clock.systemUTC(), new Random(1));
    }

    /** Number of the last request so far, to look at those after it. */
    public long lastRequest() {
        return dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
    }

    public void empty(String table) {
        for (Map<String, Object> row : dataverse.rows(table)) {
            dataverse.delete(table, UUID.fromString(String.valueOf(row.get(table + "id"))));
        }
    }

    private static TableDefinition simulated(io.roundtrip.schema.tables.TableDefinition own) {
        TableDefinition table = TableDefinition.named(own.name(), own.entitySet())
                .withIdColumn(own.idColumn())
                .withNameColumn("rt_name")
                .withColumns(ColumnDefinition.string("rt_name", 200));
        for (io.roundtrip.schema.tables.ColumnDefinition column : own.columns()) {
            table = table.withColumns(simulated(column));
        }
        return table;
    }

    private static ColumnDefinition simulated(io.roundtrip.schema.tables.ColumnDefinition own) {
        return switch (own.type()) {
            case TEXT -> ColumnDefinition.string(own.name(), own.maxLength());
            case MEMO -> ColumnDefinition.memo(own.name(), own.maxLength());
            case INTEGER -> ColumnDefinition.of(own.name(), ColumnType.INTEGER);
            case BIG_INTEGER -> ColumnDefinition.of(own.name(), ColumnType.BIGINT);
            case BOOLEAN -> ColumnDefinition.of(own.name(), ColumnType.BOOLEAN);
            case DATE_TIME -> ColumnDefinition.of(own.name(), ColumnType.DATETIME);
            case CHOICE -> ColumnDefinition.of(own.name(), ColumnType.CHOICE);
        };
    }

    @Override
    public void close() {
        dataverse.close();
    }
}
