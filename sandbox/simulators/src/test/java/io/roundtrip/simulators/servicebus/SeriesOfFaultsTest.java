package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.FaultSeries;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults that a seed decides. */
class SeriesOfFaultsTest {
    private static final Duration SHORTLY = Duration.ofMillis(50);

    @RegisterExtension
    final RunningBus running = RunningBus.with(QueueSettings.named("orders"));

    @Test
    void theSameSeedMakesTheSameFaults() {
        List<FaultSeries.Fault> faults = new FaultSeries("orders", 7, SHORTLY, 40).faults();

        assertThat(new FaultSeries("orders", 7, SHORTLY, 40).faults()).isEqualTo(faults);
        assertThat(new FaultSeries("orders", 8, SHORTLY, 40).faults()).isNotEqualTo(faults);
        assertThat(faults).contains(FaultSeries.Fault.values());
    }

    @Test
    void aSeriesStrikesAtItsIntervals() {
        FaultSeries series = new FaultSeries("orders", 7, SHORTLY, 8);

        running.bus().faults().play(series);

        await().atMost(RunningBus.PATIENCE)
                .until(() -> running.bus().faults().struck().equals(series.faults()));
    }

    @Test
    void clearingEndsASeries() {
        running.bus().faults().play(new FaultSeries("orders", 7, Duration.ofMinutes(1), 8));

        running.bus().faults().clear();

        assertThat(running.bus().faults().struck()).isEmpty();
    }

    @Test
    void aSeriesIsPlayedOverHttp() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        running.bus().administrationUri().resolve("/faults/series"))
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"queue\": \"orders\", \"seed\": 7, \"every\": \"PT0.05S\", \"count\": 3}"))
                .build();

        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();

        assertThat(answer).contains("\"struck\":[]");
        await().atMost(RunningBus.PATIENCE)
                .until(() -> running.bus().faults().struck().size() == 3);
    }

    @Test
    void aSeriesIsCheckedAtBirth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultSeries("orders", 7, Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> running.bus().faults().play(new FaultSeries("nowhere", 7, SHORTLY, 1)))
                .withMessageContaining("No queue \"nowhere\"");
    }
}
