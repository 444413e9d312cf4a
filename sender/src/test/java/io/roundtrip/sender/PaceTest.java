package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.boot.ConfigurationProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Duration SLOWEST = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"PT0.5S", "PT0.001S"})
    void anIdleTableIsAskedEverMoreSeldomUpToALimit(String quickest) {
        Pace pace = new Pace(Duration.parse(quickest), SLOWEST);
        Duration before = Duration.ZERO;
        for (int polls = 0; polls < 30; polls++) {
            Duration next = pace.after(false);
            assertThat(next).isBetween(before, SLOWEST);
            before = next;
        }
        assertThat(before).isEqualTo(SLOWEST);
    }

    @Test
    void aBusyTableIsAskedAtTheQuickestPace() {
        Pace pace = new Pace(Duration.ofMillis(500), SLOWEST);
        pace.after(false);
        pace.after(false);
        assertThat(pace.after(true)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.after(false)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void aLongestPauseShorterThanTheShortestIsRefusedByName() {
        assertThatThrownBy(() -> new SenderProperties(
                        Duration.ofSeconds(9), Duration.ofSeconds(3), 1, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage("roundtrip.sender.poll.max-interval PT3S is shorter than poll.min-interval PT9S");
    }
}
