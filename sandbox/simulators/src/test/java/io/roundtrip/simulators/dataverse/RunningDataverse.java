package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One simulated environment for the tests of a class. */
public final class RunningDataverse implements AfterAllCallback {
    public static final TableDefinition NOTE = TableDefinition.named("rt_note", "rt_notes")
            .withNameColumn("rt_name")
            .withColumns(ColumnDefinition.string("rt_name", 10), ColumnDefinition.of("rt_status", ColumnType.CHOICE))
            .withAlternateKey("rt_name");

    public final TickingClock clock = new TickingClock();
    public final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .clock(clock)
            .applicationUser("rt-sender", "secret", "Roundtrip Sender")
            .appRegistration("stranger", "secret")
            .person("kim.demo")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .table(NOTE)
            .start();

    public WebApi as(String token) {
        return new WebApi(dataverse.url(), token);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        dataverse.close();
    }
}
