package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a delta token serves: for the organization's {@code expirechangetrackingindays}, and until its table's definition
 * changes. A token from the future, as after an environment was restored, does not serve either.
 */
final class Retention {
    private static final int DEFAULT_DAYS = 7;

    private final Store store;
    private final Switches switches;
    private final Clock clock;

    Retention(Store store, Switches switches, Clock clock) {
        this.store = store;
        this.switches = switches;
        this.clock = clock;
    }

    void refuseExpired(DeltaToken token, Table table) {
        Instant now = clock.instant();
        boolean tooOld = now.isAfter(token.issuedAt().plus(period()));
        boolean redefined =
                token.version() <= switches.tokensExpiredUpTo(table.schema().logicalName());
        boolean fromTheFuture = token.version() > store.committedVersion();
        if (tooOld || redefined || fromTheFuture) {
            throw Refusal.expiredVersionStamp(switches.isOn(Switch.EXPIRED_TOKENS_ARE_GONE) ? 410 : 400);
        }
    }

    private Duration period() {
        Table organizations = store.table("organization");
        Column days =
                organizations.schema().byName("expirechangetrackingindays").orElseThrow();
        return organizations.rows().values().stream()
                .findFirst()
                .map(row -> row.value(days))
                .map(value -> Duration.ofDays((Integer) value))
                .orElse(Duration.ofDays(DEFAULT_DAYS));
    }
}
