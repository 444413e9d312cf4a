package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.RunningBus.nothing;
import static io.roundtrip.simulators.servicebus.SendingTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.DeferOptions;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees of deferred messages. */
class DeferringTest {
    private static final String QUEUE = "orders";
    private static final String SHORT = "short-lock";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE), QueueSettings.named(SHORT).withLockDuration(Duration.ofMillis(700)));

    @Test
    void aDeferredMessageCarriesWhatWasNotedOnIt() {
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        running.send(QUEUE, "a");
        ServiceBusReceivedMessage message = next(receiver);
        receiver.defer(message, new DeferOptions().setPropertiesToModify(Map.of("waits for", "parent")));

        ServiceBusReceivedMessage fetched = receiver.receiveDeferredMessage(message.getSequenceNumber());

        assertThat(fetched.getApplicationProperties()).containsEntry("waits for", "parent");
        assertThat(fetched.getDeliveryCount()).isEqualTo(1);
    }

    @Test
    void anAbandonedDeferredMessageStaysDeferred() {
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        long number = deferred(receiver, QUEUE);

        receiver.abandon(
                receiver.receiveDeferredMessage(number), new AbandonOptions().setPropertiesToModify(Map.of("n", 1)));

        assertThat(nothing(receiver)).isEmpty();
        assertThat(receiver.receiveDeferredMessage(number).getApplicationProperties())
                .containsEntry("n", 1);
    }

    @Test
    void aDeferredMessageCanBeADeadLetter() {
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        long number = deferred(receiver, QUEUE);

        receiver.deadLetter(
                receiver.receiveDeferredMessage(number),
                new DeadLetterOptions().setDeadLetterReason("Data").setDeadLetterErrorDescription("too late"));

        ServiceBusReceivedMessage dead = next(running.deadLetters(QUEUE));
        assertThat(dead.getDeadLetterReason()).isEqualTo("Data");
        assertThat(dead.getDeadLetterErrorDescription()).isEqualTo("too late");
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 1));
    }

    @Test
    void aFetchedMessageIsNotFetchedTwice() {
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        long number = deferred(receiver, QUEUE);
        ServiceBusReceivedMessage held = receiver.receiveDeferredMessage(number);

        assertNotFound(receiver, number);
        receiver.complete(held);
        assertNotFound(receiver, number);
    }

    @Test
    void aFetchedMessageIsFreeAgainWhenItsLockRunsOut() {
        ServiceBusReceiverClient receiver = running.receiver(SHORT);
        long number = deferred(receiver, SHORT);
        ServiceBusReceivedMessage late = receiver.receiveDeferredMessage(number);

        await().until(() -> running.kindsOf("a").contains(Kind.LOCK_LOST));

        assertThat(receiver.receiveDeferredMessage(number).getMessageId()).isEqualTo("a");
        assertReason(() -> receiver.complete(late), ServiceBusFailureReason.MESSAGE_LOCK_LOST);
    }

    @Test
    void anActiveMessageIsNotFetchedByItsNumber() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        long number = receiver.peekMessage().getSequenceNumber();

        assertNotFound(receiver, number);
        assertThat(next(receiver).getMessageId()).isEqualTo("a");
    }

    @Test
    void fetchedForGoodNeedsNoSettlement() {
        long number = deferred(running.receiver(QUEUE), QUEUE);

        assertThat(running.deletingReceiver(QUEUE)
                        .receiveDeferredMessage(number)
                        .getMessageId())
                .isEqualTo("a");

        assertThat(running.bus().counts(QUEUE).active()).isZero();
        assertThat(running.kindsOf("a")).endsWith(Kind.DEFERRED, Kind.TAKEN);
    }

    /** The SDK makes an empty answer of "message not found", and a failure of the empty answer. */
    private static void assertNotFound(ServiceBusReceiverClient receiver, long number) {
        assertThatThrownBy(() -> receiver.receiveDeferredMessage(number))
                .isInstanceOf(ServiceBusException.class)
                .hasMessageContaining("didn't observe any");
    }

    private long deferred(ServiceBusReceiverClient receiver, String queue) {
        running.send(queue, "a");
        ServiceBusReceivedMessage message = next(receiver);
        receiver.defer(message);
        return message.getSequenceNumber();
    }
}
