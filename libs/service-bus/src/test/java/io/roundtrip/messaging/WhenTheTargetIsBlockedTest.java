package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.COMPLETED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.LOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WhenTheTargetIsBlockedTest {

    private static final int MAX_DELIVERIES = 5;
    private static final Failure NO_ACCESS =
            Failure.of(FailureKind.BLOCKED, Stage.DELIVER, Category.ACCESS, "the ERP refuses our key");

    private final List<Failure> told = new CopyOnWriteArrayList<>();
    private volatile boolean blocked = true;

    @Test
    void stopsReceivingAndKeepsEveryMessageHoweverOftenItProbes() {
        QueueSettings queue = QueueSettings.named(TestBus.QUEUE)
                .withMaxDeliveryCount(MAX_DELIVERIES)
                .withReleaseOnDetach(false);
        try (TestBus bus = new TestBus(queue);
                RetryingProcessor<Notification> processor =
                        bus.processor(TestBus.work(this::handle).withCircuit(told::add))) {
            for (int number = 1; number <= 3; number++) {
                bus.send(aNotification(number));
            }
            for (int probe = 1; probe <= 3 * MAX_DELIVERIES; probe++) {
                awaitBlocked(bus, processor);
                int before = told.size();
                processor.resume();
                await().atMost(TestBus.DEADLINE).until(() -> told.size() > before);
            }
            awaitBlocked(bus, processor);
            assertThat(bus.bus.counts(TestBus.QUEUE).deadLettered()).isZero();
            assertThat(told).allMatch(NO_ACCESS::equals);

            blocked = false;
            processor.resume();
            await().atMost(TestBus.DEADLINE)
                    .until(() -> bus.bus.counts(TestBus.QUEUE).active() == 0);
            assertThat(completedNotifications(bus)).hasSize(3);
        }
    }

    @Test
    void probesWithASingleMessage() {
        try (TestBus bus = new TestBus();
                RetryingProcessor<Notification> processor =
                        bus.processor(TestBus.work(this::handle).withCircuit(told::add))) {
            for (int number = 1; number <= 10; number++) {
                bus.send(aNotification(number));
            }
            awaitBlocked(bus, processor);
            int lockedBefore = bus.journal(LOCKED).size();
            int toldBefore = told.size();
            processor.resume();
            await().atMost(TestBus.DEADLINE).until(() -> told.size() > toldBefore);
            awaitBlocked(bus, processor);
            assertThat(bus.journal(LOCKED)).hasSize(lockedBefore + 1);
        }
    }

    private HandlingResult handle(Notification message) {
        return blocked ? HandlingResult.failed(NO_ACCESS) : HandlingResult.done();
    }

    private static void awaitBlocked(TestBus bus, RetryingProcessor<Notification> processor) {
        await().atMost(TestBus.DEADLINE)
                .until(() -> processor.state().paused() && processor.state().inFlight() == 0);
    }

    /** Without the copies that were only put back. */
    private static List<String> completedNotifications(TestBus bus) {
        List<String> ids = bus.messageIds(COMPLETED).stream()
                .map(id -> id.substring(0, id.indexOf('/')))
                .distinct()
                .toList();
        return ids;
    }
}
