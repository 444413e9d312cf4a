package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.COMPLETED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.DEADLETTERED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.DUPLICATE_DROPPED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.ENQUEUED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RetriesThreeTimesWithGrowingDelaysThenDeadLettersTest {

    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private final List<Instant> failedAt = new CopyOnWriteArrayList<>();
    private final List<Integer> announced = new CopyOnWriteArrayList<>();

    @Test
    void callsAFailingHandlerThreeTimesAndTellsWhyItGaveUp() {
        Notification sent = aNotification();
        try (TestBus bus = new TestBus();
                RetryingProcessor<Notification> processor = bus.processor(TestBus.work(this::targetIsDown)
                        .withListener((message, failure, attempt, next) -> announced.add(attempt)))) {
            bus.send(sent);
            await().atMost(TestBus.DEADLINE)
                    .until(() -> bus.bus.counts(TestBus.QUEUE).deadLettered() == 1);

            assertThat(attempts).containsExactly(1, 2, 3);
            assertThat(announced).containsExactly(1, 2);
            assertThat(bus.messageIds(SCHEDULED)).containsExactly(sent.id() + "/2", sent.id() + "/3");
            assertThat(bus.messageIds(COMPLETED)).containsExactly(sent.id() + "/1", sent.id() + "/2");
            assertThat(bus.journal(DUPLICATE_DROPPED)).isEmpty();
            assertThat(delay(bus, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(320));
            assertThat(delay(bus, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(640));
            assertTellsWhy(bus.journal(DEADLETTERED).get(0), sent);
        }
    }

    private HandlingResult targetIsDown(Notification message) {
        attempts.add(message.attempt());
        failedAt.add(Instant.now());
        return HandlingResult.failed(
                Failure.of(FailureKind.TRANSIENT, Stage.DELIVER, Category.TARGET_DOWN, "the ERP does not answer")
                        .withDetail("HTTP 503")
                        .withRow(Optional.of(4712L), Optional.of("Next-Door Bike Store"), Optional.empty()));
    }

    /** From the failure to the moment at which the copy became visible; jitter may shorten it to 80 %. */
    private Duration delay(TestBus bus, int retry) {
        return Duration.between(
                failedAt.get(retry - 1), bus.journal(ENQUEUED).get(retry - 1).at());
    }

    private static void assertTellsWhy(JournalEntry deadLetter, Notification sent) {
        assertThat(deadLetter.messageId()).isEqualTo(sent.id() + "/3");
        assertThat(deadLetter.properties())
                .containsEntry("DeadLetterReason", "TARGET_DOWN")
                .containsEntry("DeadLetterErrorDescription", "the ERP does not answer")
                .containsEntry("Stage", "DELIVER")
                .containsEntry("Category", "TARGET_DOWN")
                .containsEntry("Detail", "HTTP 503")
                .containsEntry("Attempts", 3)
                .containsEntry("RetryCount", 2)
                .containsEntry("Version", 4712L)
                .containsEntry("RecordName", "Next-Door Bike Store")
                .containsEntry("CorrelationId", sent.correlationId())
                .containsEntry("Mapping", "erp-customer")
                .containsKey("FailedAt");
    }
}
