package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.RunningBus.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees when it sends. */
class SendingTest {
    private static final String QUEUE = "orders";
    private static final String REPEATS = "repeats";
    private static final String BRIEF = "brief-window";
    private static final String MORTAL = "mortal";
    private static final String VANISHING = "vanishing";
    private static final String SESSIONS = "sessions";
    private static final Duration WINDOW = Duration.ofMillis(300);

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE),
            QueueSettings.named(REPEATS).withoutDuplicateDetection(),
            QueueSettings.named(BRIEF).withDuplicateDetectionWindow(WINDOW),
            QueueSettings.named(MORTAL).withTimeToLive(Duration.ofMillis(200)),
            QueueSettings.named(VANISHING).withDeadLetterOnExpiration(false),
            QueueSettings.named(SESSIONS).withRequiresSession(true));

    @Test
    void aDuplicateIsAcceptedAndDropped() {
        running.send(QUEUE, "a", "a");

        assertThat(running.bus().counts(QUEUE).active()).isEqualTo(1);
        assertThat(running.kindsOf("a")).containsExactly(JournalEntry.Kind.SENT, JournalEntry.Kind.DUPLICATE_DROPPED);
    }

    @Test
    void theJournalKeepsTheStartOfTheBody() {
        running.sender(QUEUE).sendMessage(new ServiceBusMessage("about row 7" + "x".repeat(10_000)));

        assertThat(running.bus().journal())
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.bodyStart()).contains("about row 7x").hasSizeLessThanOrEqualTo(2_000));
    }

    @Test
    void aQueueWithoutDuplicateDetectionKeepsBoth() {
        running.send(REPEATS, "a", "a");

        assertThat(running.bus().counts(REPEATS).active()).isEqualTo(2);
    }

    @Test
    void afterItsWindowAMessageIdIsNewAgain() {
        ServiceBusSenderClient sender = running.sender(BRIEF);

        await().atMost(RunningBus.PATIENCE).until(() -> {
            sender.sendMessage(message("a"));
            return running.bus().counts(BRIEF).active() == 2;
        });

        assertThat(running.kindsOf("a")).contains(JournalEntry.Kind.DUPLICATE_DROPPED);
    }

    @Test
    void aBatchArrivesWholeAndInOrder() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusMessageBatch batch = sender.createMessageBatch();
        IntStream.range(0, 100).forEach(i -> batch.tryAddMessage(message("m" + i)));
        sender.sendMessages(batch);

        assertThat(running.receiver(QUEUE).receiveMessages(100).stream().map(ServiceBusReceivedMessage::getMessageId))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void aMessageOfManyFramesArrivesIntact() {
        String body = "0123456789".repeat(20_000);
        running.sender(QUEUE).sendMessage(new ServiceBusMessage(body));

        assertThat(next(running.receiver(QUEUE)).getBody()).hasToString(body);
    }

    @Test
    void aMessageAboveTheSizeLimitIsRefused() {
        String body = "0123456789".repeat(30_000);

        assertReason(
                () -> running.sender(QUEUE).sendMessage(new ServiceBusMessage(body)),
                ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED);
        assertThat(running.bus().counts(QUEUE).active()).isZero();
    }

    @Test
    void aMessageWithoutIdGetsOne() {
        running.sender(QUEUE).sendMessage(new ServiceBusMessage("anonymous"));

        assertThat(next(running.receiver(QUEUE)).getMessageId()).isNotBlank();
    }

    @Test
    void aScheduledMessageComesAtItsTime() {
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofMillis(800));
        running.sender(QUEUE).scheduleMessage(message("later"), due);
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 1, 0));

        assertThat(next(running.receiver(QUEUE)).getEnqueuedTime()).isAfterOrEqualTo(due.minusNanos(1_000_000));

        assertThat(running.kindsOf("later"))
                .startsWith(JournalEntry.Kind.SCHEDULED, JournalEntry.Kind.ENQUEUED, JournalEntry.Kind.LOCKED);
    }

    @Test
    void aMessageThatCarriesItsTimeIsScheduledToo() {
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        running.sender(QUEUE).sendMessage(message("later").setScheduledEnqueueTime(due));

        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 1, 0));
    }

    @Test
    void aCancelledMessageNeverComes() {
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        ServiceBusSenderClient sender = running.sender(QUEUE);
        long number = sender.scheduleMessage(message("later"), due);

        sender.cancelScheduledMessage(number);

        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 0));
        assertThat(running.kindsOf("later")).endsWith(JournalEntry.Kind.CANCELLED);
    }

    @Test
    void anExpiredMessageIsADeadLetter() {
        running.send(MORTAL, "a");

        assertThat(next(running.deadLetters(MORTAL)).getDeadLetterReason()).isEqualTo("TTLExpiredException");
        assertThat(nothing(running.receiver(MORTAL))).isEmpty();
    }

    @Test
    void anExpiredMessageVanishesWhereTheQueueSaysSo() {
        running.sender(VANISHING).sendMessage(message("a").setTimeToLive(Duration.ofMillis(200)));

        await().until(() -> running.kindsOf("a").contains(JournalEntry.Kind.EXPIRED));
        assertThat(running.bus().counts(VANISHING)).isEqualTo(new QueueCounts(0, 0, 0));
    }

    @Test
    void aQueueWithSessionsRefusesAMessageWithoutOne() {
        assertThatThrownBy(() -> running.send(SESSIONS, "a")).hasMessageContaining("SessionId was not set");
        assertThat(running.bus().counts(SESSIONS).active()).isZero();
    }

    @Test
    void anUnknownQueueIsRefusedByName() {
        assertReason(() -> running.send("nowhere", "a"), ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND);
        assertThatThrownBy(() -> running.send("nowhere", "a"))
                .hasMessageContaining("The messaging entity 'nowhere' could not be found.");
    }

    @Test
    void aWrongKeyIsRefused() {
        String connectionString =
                running.bus().connectionString().replaceFirst("SharedAccessKey=...", "SharedAccessKey=bad");
        ServiceBusSenderClient sender = running.closing(RunningBus.newClients(connectionString)
                .sender()
                .queueName(QUEUE)
                .buildClient());

        assertReason(() -> sender.sendMessage(message("a")), ServiceBusFailureReason.UNAUTHORIZED);
    }

    static void assertReason(ThrowingCallable call, ServiceBusFailureReason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ServiceBusException.class,
                        e -> assertThat(e.getReason()).isEqualTo(reason));
    }
}
