package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadLetterCollectorTest {

    private final List<DeadLetter> stored = new CopyOnWriteArrayList<>();

    @Test
    void handsOverWhatThePersonNeedsToKnow() {
        try (TestBus bus = new TestBus();
                RetryingProcessor<Notification> ignored = bus.processor(TestBus.work(this::refuse));
                DeadLetterCollector collector = collector(bus, stored::add)) {
            collector.start();
            Notification sent = aNotification();
            bus.send(sent);
            await().atMost(TestBus.DEADLINE).until(() -> deadLettered(bus) == 0 && stored.size() == 1);
            DeadLetter letter = stored.get(0);
            assertThat(letter.message()).contains(sent);
            assertThat(letter.queue()).isEqualTo(TestBus.QUEUE);
            assertThat(letter.messageId()).isEqualTo(sent.messageId());
            assertThat(letter.failure()).isEqualTo(noCountry());
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.correlationId()).contains(sent.correlationId());
            assertThat(letter.version()).contains(4712L);
            assertThat(letter.brokerReason()).isEmpty();
        }
    }

    @Test
    void settlesALetterOnlyAfterItIsStored() {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        try (TestBus bus = busWithJunk();
                DeadLetterCollector collector = collector(bus, letter -> {
                    storing.countDown();
                    await().atMost(TestBus.DEADLINE).until(() -> mayReturn.getCount() == 0);
                })) {
            collector.start();
            await().atMost(TestBus.DEADLINE).until(() -> storing.getCount() == 0);
            assertThat(deadLettered(bus)).isEqualTo(1);
            mayReturn.countDown();
            await().atMost(TestBus.DEADLINE).until(() -> deadLettered(bus) == 0);
        }
    }

    @Test
    void keepsALetterThatCannotBeStoredUntilItCan() {
        List<String> tries = new CopyOnWriteArrayList<>();
        try (TestBus bus = busWithJunk();
                DeadLetterCollector collector = collector(bus, letter -> {
                    tries.add(letter.messageId());
                    if (tries.size() < 3) {
                        throw new IllegalStateException("the store is away");
                    }
                    stored.add(letter);
                })) {
            collector.start();
            await().atMost(TestBus.DEADLINE).until(() -> deadLettered(bus) == 0);
            assertThat(tries).containsExactly("junk", "junk", "junk");
            assertThat(stored).singleElement().satisfies(letter -> {
                assertThat(letter.message()).isEmpty();
                assertThat(letter.body()).isEqualTo("junk, no message");
                assertThat(letter.reason()).isEqualTo("the message cannot be read");
                assertThat(letter.detail()).isEqualTo("the message is not valid JSON");
            });
        }
    }

    @Test
    void tellsWhenTheBrokerGaveUp() {
        QueueSettings queue = QueueSettings.named(TestBus.QUEUE).withTimeToLive(Duration.ofMillis(50));
        try (TestBus bus = new TestBus(queue);
                DeadLetterCollector collector = collector(bus, stored::add)) {
            bus.send(aNotification());
            collector.start();
            await().atMost(TestBus.DEADLINE).until(() -> stored.size() == 1);
            DeadLetter letter = stored.get(0);
            assertThat(letter.brokerReason()).contains("TTLExpiredException");
            assertThat(letter.reason()).isEqualTo("the message expired before it could be handled");
            assertThat(letter.stage()).isEqualTo(Stage.DELIVER);
            assertThat(letter.category()).isEqualTo(Category.UNKNOWN);
            assertThat(letter.message()).contains(aNotification());
            assertThat(letter.version()).contains(4711L);
        }
    }

    private HandlingResult refuse(Notification message) {
        return HandlingResult.failed(noCountry());
    }

    private static Failure noCountry() {
        return Failure.of(FailureKind.PERMANENT, Stage.TRANSFORM, Category.DATA, "country is missing")
                .withDetail("field /address/country")
                .withRow(Optional.of(4712L), Optional.of("School"), Optional.of(Samples.NOTICED));
    }

    /** With one unreadable message among the dead letters. */
    private static TestBus busWithJunk() {
        TestBus bus = new TestBus();
        Outgoing good = Outgoing.of(aNotification(), new MessageCodec());
        bus.publisher.send(new Outgoing(
                "junk", good.subject(), "junk, no message", good.properties(), good.scheduledFor(), good.sessionId()));
        try (RetryingProcessor<Notification> ignored = bus.processor(TestBus.work(message -> HandlingResult.done()))) {
            await().atMost(TestBus.DEADLINE).until(() -> deadLettered(bus) == 1);
        }
        return bus;
    }

    private static DeadLetterCollector collector(TestBus bus, DeadLetterStore store) {
        return new DeadLetterCollector(
                bus.connections, DeadLetterQueue.ofNotifications(TestBus.QUEUE), store, Clock.systemUTC());
    }

    private static long deadLettered(TestBus bus) {
        return bus.bus.counts(TestBus.QUEUE).deadLettered();
    }
}
