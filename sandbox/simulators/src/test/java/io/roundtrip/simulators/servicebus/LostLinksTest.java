package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.RunningBus.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of messages in the hands of a receiver whose link ends. */
class LostLinksTest {
    private static final String QUEUE = "orders";
    private static final String KEEPING = "keeping";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE),
            QueueSettings.named(KEEPING).withReleaseOnDetach(false).withLockDuration(Duration.ofSeconds(2)));

    @Test
    void aDetachedReceiverGivesItsMessagesBack() {
        ServiceBusReceiverClient receiver = holding(QUEUE);

        running.bus().faults().detachLinks(QUEUE, Faults.DETACH_FORCED);

        assertComesAgain(receiver);
    }

    @Test
    void aDroppedConnectionGivesItsMessagesBack() {
        ServiceBusReceiverClient receiver = holding(QUEUE);

        running.bus().faults().dropConnections();

        assertComesAgain(receiver);
    }

    @Test
    void aClosedConnectionGivesItsMessagesBack() {
        ServiceBusReceiverClient receiver = holding(QUEUE);

        running.bus().faults().closeConnections(Faults.CONNECTION_FORCED);

        assertComesAgain(receiver);
    }

    @Test
    void whereLocksAreLeftToExpireTheMessageComesWhenItsLockRunsOut() {
        holding(KEEPING).close();
        ServiceBusReceiverClient other = running.receiver(KEEPING);

        assertThat(nothing(other)).isEmpty();
        assertThat(next(other).getDeliveryCount()).isEqualTo(1);

        assertThat(running.kindsOf("a")).containsExactly(Kind.SENT, Kind.LOCKED, Kind.LOCK_LOST, Kind.LOCKED);
    }

    private ServiceBusReceiverClient holding(String queue) {
        running.send(queue, "a");
        ServiceBusReceiverClient receiver = running.receiver(queue);
        next(receiver);
        return receiver;
    }

    private void assertComesAgain(ServiceBusReceiverClient receiver) {
        await().until(() -> running.kindsOf("a").contains(Kind.RELEASED));
        ServiceBusReceivedMessage again = await().ignoreExceptions().until(() -> next(receiver), message -> true);
        assertThat(again.getDeliveryCount()).isZero();
    }
}
