package io.roundtrip.simulators.dataverse.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.journal.JournalSize;
import org.junit.jupiter.api.Test;

class LimitsFromTheStartTest {

    @Test
    void theBuilderSetsLimitsAndTurnsTheJournalOff() {
        try (SimulatedDataverse dataverse = SimulatedDataverse.builder()
                .clock(new TickingClock())
                .limits(ServiceLimits.documented().scaledDownBy(6000))
                .journal(JournalSize.OFF)
                .start()) {
            WebApi alex = new WebApi(dataverse.url(), "alex.demo");
            assertThat(alex.get("WhoAmI").status()).isEqualTo(200);
            assertThat(alex.get("WhoAmI").status()).isEqualTo(429);
            assertThat(dataverse.journal()).isEmpty();
        }
    }
}
