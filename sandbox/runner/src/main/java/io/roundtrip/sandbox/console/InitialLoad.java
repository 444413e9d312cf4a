package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.util.UUID;

/** Whether every account of the seeds has its ERP number; the one without a country never gets one by itself. */
public final class InitialLoad {

    private final SimulatedDataverse dataverse;
    private final UUID refused;
    private volatile boolean done;

    public InitialLoad(SimulatedDataverse dataverse) {
        this.dataverse = dataverse;
        this.refused = NamedRow.of(Seeds.load(), Seeds.ACCOUNT_WITHOUT_COUNTRY).id();
    }

    /** Once true it stays true, whatever people do to the rows. False while there is no account at all. */
    public boolean isDone() {
        if (!done) {
            done = dataverse.count("account") > 0
                    && dataverse.rows("account").stream()
                            .allMatch(row -> row.containsKey("rt_erpid") || refused.equals(row.get("accountid")));
        }
        return done;
    }
}
