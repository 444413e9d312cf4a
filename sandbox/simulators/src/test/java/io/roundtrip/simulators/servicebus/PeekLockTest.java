package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.RunningBus.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees when it receives under a lock. */
class PeekLockTest {
    private static final String QUEUE = "orders";
    private static final String SHORT = "short-lock";
    private static final Duration SHORT_LOCK = Duration.ofMillis(700);

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withMaxDeliveryCount(2),
            QueueSettings.named(SHORT).withLockDuration(SHORT_LOCK).withMaxDeliveryCount(2));

    @Test
    void aCompletedMessageIsGone() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        ServiceBusReceivedMessage message = next(receiver);
        assertThat(message.getBody()).hasToString("body of a");
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(1, 0, 0));
        receiver.complete(message);

        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 0));
        assertThat(running.kindsOf("a"))
                .containsExactly(JournalEntry.Kind.SENT, JournalEntry.Kind.LOCKED, JournalEntry.Kind.COMPLETED);
    }

    @Test
    void everyPropertyTypeSurvivesTheWayIntoTheDeadLetters() {
        OffsetDateTime time = OffsetDateTime.of(2026, 11, 21, 8, 30, 0, 0, ZoneOffset.UTC);
        ServiceBusMessage sent = RunningBus.message("typed");
        Map<String, Object> properties = Map.of("text", "x", "number", 7, "long", 8L, "flag", true, "time", time);
        sent.getApplicationProperties().putAll(properties);
        running.sender(QUEUE).sendMessage(sent);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        receiver.deadLetter(next(receiver), new DeadLetterOptions().setDeadLetterReason("bad"));

        assertThat(next(running.deadLetters(QUEUE)).getApplicationProperties()).containsAllEntriesOf(properties);
    }

    @Test
    void anAbandonedMessageComesBackCountedAndWithItsNewProperties() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        receiver.abandon(next(receiver), new AbandonOptions().setPropertiesToModify(Map.of("tried", 1)));

        ServiceBusReceivedMessage again = next(receiver);
        assertThat(again.getDeliveryCount()).isEqualTo(1);
        assertThat(again.getApplicationProperties()).containsEntry("tried", 1);
    }

    @Test
    void afterTheLastDeliveryAMessageIsADeadLetter() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        receiver.abandon(next(receiver));
        receiver.abandon(next(receiver));

        ServiceBusReceivedMessage dead = next(running.deadLetters(QUEUE));
        assertThat(dead.getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
        assertThat(dead.getDeadLetterSource()).isEqualTo(QUEUE);
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 1));
    }

    @Test
    void aDeadLetterTellsItsReason() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        receiver.deadLetter(
                next(receiver),
                new DeadLetterOptions()
                        .setDeadLetterReason("Data")
                        .setDeadLetterErrorDescription("country is missing")
                        .setPropertiesToModify(Map.of("stage", "Deliver")));

        ServiceBusReceivedMessage dead = next(running.deadLetters(QUEUE));
        assertThat(dead.getDeadLetterReason()).isEqualTo("Data");
        assertThat(dead.getDeadLetterErrorDescription()).isEqualTo("country is missing");
        assertThat(dead.getApplicationProperties()).containsEntry("stage", "Deliver");
    }

    @Test
    void aLockThatRunsOutGivesTheMessageToTheNextReceiver() {
        running.send(SHORT, "a");
        ServiceBusReceiverClient receiver = running.receiver(SHORT);
        ServiceBusReceivedMessage late = next(receiver);

        assertThat(next(receiver).getDeliveryCount()).isEqualTo(1);

        assertThatThrownBy(() -> receiver.complete(late))
                .isInstanceOfSatisfying(
                        ServiceBusException.class,
                        lost -> assertThat(lost.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_LOCK_LOST));
        assertThat(running.kindsOf("a")).contains(JournalEntry.Kind.LOCK_LOST, JournalEntry.Kind.SETTLEMENT_REFUSED);
    }

    @Test
    void aRenewedLockHoldsLonger() {
        running.send(SHORT, "a");
        ServiceBusReceiverClient receiver = running.receiver(SHORT);
        ServiceBusReceivedMessage message = next(receiver);
        OffsetDateTime firstEnd = message.getLockedUntil();

        await().pollInterval(SHORT_LOCK.dividedBy(4))
                .atMost(RunningBus.PATIENCE)
                .until(() -> {
                    receiver.renewMessageLock(message);
                    return OffsetDateTime.now(ZoneOffset.UTC).isAfter(firstEnd);
                });

        receiver.complete(message);
        assertThat(running.kindsOf("a"))
                .contains(JournalEntry.Kind.RENEWED)
                .doesNotContain(JournalEntry.Kind.LOCK_LOST);
    }

    @Test
    void aDeferredMessageComesOnlyByItsNumber() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage message = next(receiver);
        receiver.defer(message);

        assertThat(nothing(receiver)).isEmpty();
        ServiceBusReceivedMessage deferred = receiver.receiveDeferredMessage(message.getSequenceNumber());
        receiver.complete(deferred);

        assertThat(running.bus().counts(QUEUE).active()).isZero();
    }

    @Test
    void aReceiverThatGoesAwayGivesItsMessagesBackUncounted() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient first = running.receiver(QUEUE);
        next(first);
        first.close();

        assertThat(next(running.receiver(QUEUE)).getDeliveryCount()).isZero();
    }

    @Test
    void receiveAndDeleteNeedsNoSettlement() {
        running.send(QUEUE, "a");

        next(running.deletingReceiver(QUEUE));

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(running.kindsOf("a")).containsExactly(JournalEntry.Kind.SENT, JournalEntry.Kind.TAKEN);
    }

    @Test
    void peekingTakesNothing() {
        running.send(QUEUE, "a", "b");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        List<String> peeked = receiver.peekMessages(10).stream()
                .map(ServiceBusReceivedMessage::getMessageId)
                .toList();

        assertThat(peeked).containsExactly("a", "b");
        assertThat(running.kindsOf("a")).containsExactly(JournalEntry.Kind.SENT);
        assertThat(running.bus().counts(QUEUE).active()).isEqualTo(2);
    }
}
