package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long an environment with the 265 tables of a real organization takes to start and to tell them. */
@Tag("bench")
class RealOrganizationBench {

    @Test
    void startsInSeconds() {
        for (int round = 1; round <= 3; round++) {
            long begin = System.nanoTime();
            try (SimulatedDataverse dataverse = RealOrganization.builder().start()) {
                Duration start = Duration.ofNanos(System.nanoTime() - begin);
                WebApi kim = new WebApi(dataverse.url(), "kim.demo");
                Duration first = timed(kim);
                Duration second = timed(kim);
                System.out.printf(
                        "Round %d: started in %d ms, $metadata in %d ms, again in %d ms%n",
                        round, start.toMillis(), first.toMillis(), second.toMillis());
                assertThat(start).isLessThan(Duration.ofSeconds(3));
                assertThat(first).isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    private static Duration timed(WebApi kim) {
        long begin = System.nanoTime();
        assertThat(kim.get("$metadata").body().length()).isGreaterThan(1_000_000);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
