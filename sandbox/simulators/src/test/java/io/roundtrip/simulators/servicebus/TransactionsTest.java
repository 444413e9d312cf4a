package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees of transactions. */
class TransactionsTest {
    private static final String QUEUE = "orders";
    private static final String OTHER = "answers";

    @RegisterExtension
    final RunningBus running = RunningBus.with(QueueSettings.named(QUEUE), QueueSettings.named(OTHER));

    @Test
    void aCommitCompletesAndSendsAtOnce() {
        running.send(QUEUE, "original");
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage original = next(receiver);

        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.sendMessage(message("copy"), transaction);
        receiver.complete(original, new CompleteOptions().setTransactionContext(transaction));
        assertThat(running.kindsOf("copy")).isEmpty();
        sender.commitTransaction(transaction);

        assertThat(next(receiver).getMessageId()).isEqualTo("copy");
        assertThat(running.kindsOf("original")).endsWith(JournalEntry.Kind.COMPLETED);
    }

    @Test
    void aRollbackLeavesNothing() {
        running.send(QUEUE, "original");
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage original = next(receiver);

        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.sendMessage(message("copy"), transaction);
        receiver.complete(original, new CompleteOptions().setTransactionContext(transaction));
        sender.rollbackTransaction(transaction);

        assertThat(running.kindsOf("copy")).isEmpty();
        assertThat(running.kindsOf("original")).containsExactly(JournalEntry.Kind.SENT, JournalEntry.Kind.LOCKED);
    }

    @Test
    void aRetryCopyIsScheduledAndItsOriginalCompletedTogether() {
        running.send(QUEUE, "original");
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage original = next(receiver);
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);

        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.scheduleMessage(message("copy"), due, transaction);
        receiver.complete(original, new CompleteOptions().setTransactionContext(transaction));
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(1, 0, 0));
        sender.commitTransaction(transaction);

        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 1, 0));
    }

    @Test
    void aCommitAfterALostLockHasNoEffectAtAll() {
        running.send(QUEUE, "original");
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusReceiverClient receiver = running.receiver(QUEUE);
        ServiceBusReceivedMessage original = next(receiver);

        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.sendMessage(message("copy"), transaction);
        receiver.complete(original, new CompleteOptions().setTransactionContext(transaction));
        running.bus().faults().loseLocks(QUEUE);

        assertThatThrownBy(() -> sender.commitTransaction(transaction)).isInstanceOf(RuntimeException.class);
        assertThat(running.kindsOf("copy")).isEmpty();
        assertThat(running.bus().counts(QUEUE).active()).isEqualTo(1);
    }

    @Test
    void aTransactionOverTwoQueuesNeedsTheCrossEntityFlag() {
        ServiceBusSenderClient orders = running.sender(QUEUE);
        ServiceBusSenderClient answers = running.sender(OTHER);
        ServiceBusTransactionContext transaction = orders.createTransaction();
        orders.sendMessage(message("a"), transaction);
        answers.sendMessage(message("b"), transaction);

        assertThatThrownBy(() -> orders.commitTransaction(transaction)).hasMessageContaining("cross-entity");
        assertThat(running.bus().journal()).isEmpty();
    }

    @Test
    void aRefusedSendFailsTheCommit() {
        running.bus().faults().refuseSends("quota", SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED));
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.sendMessage(message("a"), transaction); // the SDK swallows the refusal

        assertThatThrownBy(() -> sender.commitTransaction(transaction)).hasMessageContaining("quota");
    }

    @Test
    void aCrossEntityTransactionCompletesHereAndSendsThere() {
        running.send(QUEUE, "original");
        var clients = RunningBus.newClients(running.bus().connectionString()).enableCrossEntityTransactions();
        ServiceBusReceiverClient receiver =
                running.closing(clients.receiver().queueName(QUEUE).buildClient());
        ServiceBusReceivedMessage original = next(receiver);
        ServiceBusSenderClient sender =
                running.closing(clients.sender().queueName(OTHER).buildClient());

        ServiceBusTransactionContext transaction = receiver.createTransaction();
        sender.sendMessage(message("answer"), transaction);
        receiver.complete(original, new CompleteOptions().setTransactionContext(transaction));
        receiver.commitTransaction(transaction);

        assertThat(running.bus().counts(QUEUE).active()).isZero();
        assertThat(running.bus().counts(OTHER).active()).isEqualTo(1);
    }

    @Test
    void aTransactionOfMoreThanAHundredMessagesFails() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        ServiceBusTransactionContext transaction = sender.createTransaction();
        sender.sendMessages(
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> message("m" + i))
                        .toList(),
                transaction);
        sender.sendMessage(message("one more"), transaction);

        assertThatThrownBy(() -> sender.commitTransaction(transaction)).hasMessageContaining("more than 100 messages");
        assertThat(running.bus().counts(QUEUE).active()).isZero();
    }
}
