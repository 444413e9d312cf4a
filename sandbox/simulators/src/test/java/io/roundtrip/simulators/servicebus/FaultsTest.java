package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.SendingTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What faults on demand do to the real SDK. */
class FaultsTest {
    private static final String QUEUE = "orders";
    private static final String OTHER = "answers";

    @RegisterExtension
    final RunningBus running =
            RunningBus.with(QueueSettings.named(QUEUE).withMaxDeliveryCount(50), QueueSettings.named(OTHER));

    @Test
    void aRefusedSendNamesItsConditionAndIsInTheJournal() {
        faults().refuseSends("quota", SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED));

        assertReason(() -> running.send(QUEUE, "a"), ServiceBusFailureReason.QUOTA_EXCEEDED);

        assertThat(running.bus().journal()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(JournalEntry.Kind.REFUSED);
            assertThat(entry.detail()).isEqualTo(SendRefusal.QUOTA_EXCEEDED);
        });
        running.send(OTHER, "b");
        assertThat(running.bus().counts(OTHER).active()).isEqualTo(1);
    }

    @Test
    void aRefusalThatCountsToOneIsOverAfterTheSdksOwnRetry() {
        faults().refuseSends(
                        "once",
                        SendRefusal.of(QUEUE, SendRefusal.INTERNAL_ERROR).times(1));

        running.send(QUEUE, "a");

        assertThat(running.kindsOf("a")).containsExactly(JournalEntry.Kind.REFUSED, JournalEntry.Kind.SENT);
        assertThat(faults().refusals()).isEmpty();
    }

    @Test
    void aBatchWithOneMatchingMessageIsRefusedWhole() {
        faults().refuseSends(
                        "bold",
                        SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED).whereBodyContains("body of bold"));
        ServiceBusSenderClient sender = running.sender(QUEUE);

        assertThatThrownBy(() -> sender.sendMessages(List.of(message("plain"), message("bold"))));
        assertThat(running.bus().counts(QUEUE).active()).isZero();

        sender.sendMessage(message("plain"));
        assertThat(running.bus().counts(QUEUE).active()).isEqualTo(1);
    }

    @Test
    void aRefusalEndsAtItsTime() {
        Instant end = Instant.now().plus(Duration.ofMillis(500));
        faults().refuseSends(
                        "brief",
                        SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED).until(end));
        ServiceBusSenderClient sender = running.sender(QUEUE);
        assertThatThrownBy(() -> sender.sendMessage(message("a")));

        await().ignoreExceptions().until(() -> {
            sender.sendMessage(message("a"));
            return true;
        });

        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    void anAllowedSendGoesThrough() {
        faults().refuseSends("quota", SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED));
        assertThat(faults().refusals()).containsOnlyKeys("quota");

        faults().allowSends("quota");

        running.send(QUEUE, "a");
    }

    @Test
    void aScheduledSendIsRefusedToo() {
        faults().refuseSends("quota", SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED));
        var due = java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC).plusHours(1);

        assertReason(
                () -> running.sender(QUEUE).scheduleMessage(message("later"), due),
                ServiceBusFailureReason.QUOTA_EXCEEDED);
    }

    @Test
    void aLostAnswerIsRepeatedAndTheRepetitionDropped() {
        faults().loseAnswers(QUEUE, 1);

        running.send(QUEUE, "a");

        assertThat(running.kindsOf("a")).containsExactly(JournalEntry.Kind.SENT, JournalEntry.Kind.DUPLICATE_DROPPED);
    }

    @Test
    void aDelayedAnswerComesLateButItsEffectDoesNot() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        sender.sendMessage(message("warm-up"));
        faults().delayAnswers(QUEUE, Duration.ofMillis(600));
        Instant start = Instant.now();

        sender.sendMessage(message("a"));

        assertThat(Instant.now()).isAfterOrEqualTo(start.plusMillis(600));
        assertThat(running.bus().journal().get(1).at()).isBefore(start.plusMillis(500));
    }

    @Test
    void lostLocksComeBackCounted() {
        running.send(QUEUE, "a");
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        var held = next(receiver);

        assertThat(faults().loseLocks(QUEUE)).isEqualTo(1);

        assertReason(() -> receiver.complete(held), ServiceBusFailureReason.MESSAGE_LOCK_LOST);
        assertThat(next(receiver).getDeliveryCount()).isEqualTo(1);
    }

    @Test
    void aProcessorSurvivesDetachedLinks() {
        Set<String> seen = startProcessor();
        send(0, 50);
        await().atMost(RunningBus.PATIENCE).until(() -> seen.size() == 50);

        assertThat(faults().detachLinks(QUEUE, Faults.DETACH_FORCED)).isPositive();

        send(50, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == 100);
    }

    @Test
    void aSenderSurvivesDroppedConnections() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        sender.sendMessage(message("a"));

        assertThat(faults().dropConnections()).isEqualTo(1);

        untilSent(sender, "b");
        assertThat(running.kindsOf("b")).startsWith(JournalEntry.Kind.SENT);
    }

    @Test
    void aSenderSurvivesClosedConnections() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        sender.sendMessage(message("a"));

        assertThat(faults().closeConnections(Faults.CONNECTION_FORCED)).isEqualTo(1);

        untilSent(sender, "b");
        assertThat(running.kindsOf("b")).startsWith(JournalEntry.Kind.SENT);
    }

    @Test
    void aBusThatWentDownKeepsItsMessages() {
        running.send(QUEUE, "a");
        faults().goDown();
        ServiceBusSenderClient hasty =
                running.closing(RunningBus.newClients(running.bus().connectionString())
                        .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(1)))
                        .sender()
                        .queueName(QUEUE)
                        .buildClient());
        assertThatThrownBy(() -> hasty.sendMessage(message("b")));

        faults().comeBack();

        assertThat(next(running.receiver(QUEUE)).getMessageId()).isEqualTo("a");
    }

    @Test
    void aFaultOnAnUnknownQueueIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults().loseLocks("nowhere"))
                .withMessageContaining("No queue \"nowhere\"");
    }

    private Faults faults() {
        return running.bus().faults();
    }

    private Set<String> startProcessor() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var processor = running.closing(running.clients()
                .processor()
                .queueName(QUEUE)
                .maxConcurrentCalls(4)
                .processMessage(context -> seen.add(context.getMessage().getMessageId()))
                .processError(context -> {})
                .buildProcessorClient());
        processor.start();
        return seen;
    }

    private void send(int from, int to) {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        IntStream.range(from, to).forEach(i -> untilSent(sender, "m" + i));
    }

    /** The first sends after a fault may fail in the SDK; sending again is what every sender has to do. */
    private static void untilSent(ServiceBusSenderClient sender, String id) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            sender.sendMessage(message(id));
            return true;
        });
    }
}
