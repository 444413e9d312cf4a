package io.roundtrip.messaging;

import static io.roundtrip.messaging.Samples.aNotification;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.faults.Faults;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WhenTheBusComesAndGoesTest {

    private static final ProcessorSettings WATCHFUL =
            ProcessorSettings.of(TestBus.QUEUE).withWatch(Duration.ofSeconds(1));

    @Test
    void waitsForABusThatIsAwayAtTheStart() {
        try (TestBus bus = new TestBus()) {
            bus.bus.faults().goDown();
            try (RetryingProcessor<Notification> processor = bus.processor(WATCHFUL, alwaysDone())) {
                await().atMost(TestBus.DEADLINE)
                        .until(() -> processor.state().lastError().isPresent());
                assertThat(processor.state().connected()).isFalse();
                bus.bus.faults().comeBack();
                await().atMost(TestBus.DEADLINE).until(() -> processor.state().connected());
                assertHandles(bus, 1);
                assertThat(processor.state().lastError()).isEmpty();
            }
        }
    }

    @Test
    void receivesAgainAfterItsLinkOrConnectionWasCut() {
        try (TestBus bus = new TestBus();
                RetryingProcessor<Notification> ignored = bus.processor(WATCHFUL, alwaysDone())) {
            assertHandles(bus, 1);
            bus.bus.faults().detachLinks(TestBus.QUEUE, Faults.DETACH_FORCED);
            assertHandles(bus, 2);
            bus.bus.faults().closeConnections(Faults.CONNECTION_FORCED);
            assertHandles(bus, 3);
            bus.bus.faults().dropConnections();
            assertHandles(bus, 4);
        }
    }

    @Test
    void namesAQueueThatDoesNotExist() {
        try (TestBus bus = new TestBus();
                RetryingProcessor<Notification> processor =
                        bus.processor(ProcessorSettings.of("outbound-nowhere"), alwaysDone())) {
            await().atMost(TestBus.DEADLINE)
                    .untilAsserted(() -> assertThat(processor.state().lastError())
                            .contains("queue outbound-nowhere does not exist"));
        }
    }

    private static void assertHandles(TestBus bus, int number) {
        Notification message = aNotification(number);
        await().atMost(TestBus.DEADLINE).until(() -> bus.send(message).isAccepted());
        await().atMost(TestBus.DEADLINE).until(() -> bus.messageIds(COMPLETED).contains(message.messageId()));
    }

    private static Work<Notification> alwaysDone() {
        return TestBus.work(message -> HandlingResult.done());
    }
}
