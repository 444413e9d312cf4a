package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.IterableStream;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees when it browses messages without taking them. */
class BrowsingTest {
    private static final String QUEUE = "orders";
    private static final String SESSIONS = "ordered";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE), QueueSettings.named(SESSIONS).withRequiresSession(true));

    @Test
    void browsingGoesOnWhereItStopped() {
        running.send(QUEUE, "a", "b", "c");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);

        assertThat(ids(receiver.peekMessages(2))).containsExactly("a", "b");
        assertThat(ids(receiver.peekMessages(2))).containsExactly("c");
        assertThat(ids(receiver.peekMessages(2))).isEmpty();
        assertThat(receiver.peekMessage()).isNull();
    }

    @Test
    void browsingStartsAtAnyNumber() {
        running.send(QUEUE, "a", "b", "c");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        long second = receiver.peekMessages(2).stream()
                .skip(1)
                .map(ServiceBusReceivedMessage::getSequenceNumber)
                .findFirst()
                .orElseThrow();

        assertThat(ids(receiver.peekMessages(10, second))).containsExactly("b", "c");
    }

    @Test
    void everyStateIsSeen() {
        running.send(QUEUE, "deferred", "locked", "active");
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        running.sender(QUEUE).scheduleMessage(message("scheduled"), due);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        receiver.defer(next(receiver));
        next(receiver);

        List<ServiceBusReceivedMessage> browsed =
                running.receiver(QUEUE).peekMessages(10).stream().toList();

        assertThat(browsed)
                .extracting(ServiceBusReceivedMessage::getMessageId)
                .containsExactly("deferred", "locked", "active", "scheduled");
        assertThat(browsed)
                .extracting(ServiceBusReceivedMessage::getState)
                .containsExactly(
                        ServiceBusMessageState.DEFERRED,
                        ServiceBusMessageState.ACTIVE,
                        ServiceBusMessageState.ACTIVE,
                        ServiceBusMessageState.SCHEDULED);
        assertThat(browsed.get(3).getScheduledEnqueueTime()).isEqualToIgnoringNanos(due);
    }

    @Test
    void deadLettersAreBrowsedWithTheirReason() {
        running.send(QUEUE, "a", "b");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        receiver.deadLetter(next(receiver), new DeadLetterOptions().setDeadLetterReason("Data"));

        List<ServiceBusReceivedMessage> letters =
                running.deadLetters(QUEUE).peekMessages(10).stream().toList();

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.getMessageId()).isEqualTo("a");
            assertThat(letter.getDeadLetterReason()).isEqualTo("Data");
        });
        assertThat(running.bus().counts(QUEUE).deadLettered()).isEqualTo(1);
    }

    @Test
    void aSessionReceiverBrowsesItsSessionOnly() {
        ServiceBusSenderClient sender = running.sender(SESSIONS);
        sender.sendMessage(message("a").setSessionId("one"));
        sender.sendMessage(message("b").setSessionId("two"));
        var sessions = running.closing(
                running.clients().sessionReceiver().queueName(SESSIONS).buildClient());

        ServiceBusReceiverClient two = running.closing(sessions.acceptSession("two"));

        assertThat(ids(two.peekMessages(10))).containsExactly("b");
    }

    @Test
    void aNumberStaysWithItsMessageThroughAbandonAndDefer() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage first = next(receiver);
        receiver.abandon(first);
        ServiceBusReceivedMessage again = next(receiver);
        receiver.defer(again);

        assertThat(again.getSequenceNumber()).isEqualTo(first.getSequenceNumber());
        assertThat(receiver.peekMessage(first.getSequenceNumber()).getMessageId())
                .isEqualTo("a");
    }

    private static List<String> ids(IterableStream<ServiceBusReceivedMessage> messages) {
        return messages.stream().map(ServiceBusReceivedMessage::getMessageId).toList();
    }
}
