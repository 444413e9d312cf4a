package io.roundtrip.simulators.dataverse.writing;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An environment with a table that has a column of every type, and two alternate keys. */
final class Things implements AfterAllCallback {
    private static final TableDefinition THING = TableDefinition.named("thing", "things")
            .withColumns(
                    ColumnDefinition.string("name", 100).withRequired(),
                    ColumnDefinition.string("code", 20),
                    ColumnDefinition.memo("remark", 2000),
                    ColumnDefinition.of("pieces", ColumnType.INTEGER),
                    ColumnDefinition.of("rank", ColumnType.BIGINT),
                    ColumnDefinition.of("rate", ColumnType.DECIMAL).withScale(2),
                    ColumnDefinition.of("price", ColumnType.MONEY),
                    ColumnDefinition.of("share", ColumnType.DOUBLE),
                    ColumnDefinition.of("active", ColumnType.BOOLEAN),
                    ColumnDefinition.of("kind", ColumnType.CHOICE),
                    ColumnDefinition.of("colours", ColumnType.CHOICES),
                    ColumnDefinition.of("seen", ColumnType.DATETIME),
                    ColumnDefinition.of("since", ColumnType.DATE),
                    ColumnDefinition.of("token", ColumnType.UNIQUEIDENTIFIER),
                    ColumnDefinition.of("photo", ColumnType.IMAGE),
                    ColumnDefinition.of("manual", ColumnType.FILE),
                    ColumnDefinition.lookup("owner", "Owner", "account"))
            .withColumns(
                    ColumnDefinition.lookup("transactioncurrencyid", "transactioncurrencyid", "transactioncurrency"))
            .withAlternateKey("code")
            .withAlternateKey("owner", "pieces");

    final TickingClock clock = new TickingClock();
    final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .clock(clock)
            .person("kim.demo")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .table(TableDefinition.named("transactioncurrency", "transactioncurrencies")
                    .withColumns(ColumnDefinition.string("name", 100)))
            .table(THING)
            .start();
    final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    UUID account(String name) {
        return dataverse.create("account", Map.of("name", name));
    }

    UUID thing(Map<String, Object> values) {
        return dataverse.create("thing", values);
    }

    static String address(UUID id) {
        return "things(" + id + ")";
    }

    @Override
    public void afterAll(ExtensionContext context) {
        dataverse.close();
    }
}
