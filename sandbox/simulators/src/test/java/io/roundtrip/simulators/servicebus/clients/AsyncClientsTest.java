package io.roundtrip.simulators.servicebus.clients;

import static io.roundtrip.simulators.servicebus.RunningBus.PATIENCE;
import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.models.CompleteOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.SubQueue;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** What the asynchronous clients of the real SDK see. */
class AsyncClientsTest {
    private static final String QUEUE = "orders";
    private static final String SHORT = "short-lock";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE), QueueSettings.named(SHORT).withLockDuration(Duration.ofSeconds(2)));

    @Test
    void whatTheSubscriberHasSeenIsCompleted() {
        sender(QUEUE).sendMessage(message("a")).block(PATIENCE);
        ServiceBusReceiverAsyncClient receiver =
                running.closing(running.clients().receiver().queueName(QUEUE).buildAsyncClient());

        Disposable subscription = receiver.receiveMessages().subscribe();

        await().until(() -> running.kindsOf("a").contains(Kind.COMPLETED));
        subscription.dispose();
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 0));
    }

    @Test
    void aSubscriberThatCompletesItselfDecides() {
        running.send(QUEUE, "a", "b");
        ServiceBusReceiverAsyncClient receiver = receiver(QUEUE);

        receiver.receiveMessages()
                .concatMap(message -> settled(receiver, message).thenReturn(message))
                .take(2)
                .blockLast(PATIENCE);

        assertThat(running.kindsOf("a")).endsWith(Kind.COMPLETED);
        assertThat(running.kindsOf("b")).endsWith(Kind.DEADLETTERED);
    }

    private static Mono<Void> settled(ServiceBusReceiverAsyncClient receiver, ServiceBusReceivedMessage message) {
        return message.getMessageId().equals("a")
                ? receiver.complete(message)
                : receiver.deadLetter(message, new DeadLetterOptions().setDeadLetterReason("no"));
    }

    @Test
    void aListOfMessagesArrivesInItsOrder() {
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
        sender(QUEUE)
                .sendMessages(ids.stream().map(RunningBus::message).toList())
                .block(PATIENCE);

        List<String> received = receiver(QUEUE)
                .receiveMessages()
                .take(50)
                .map(ServiceBusReceivedMessage::getMessageId)
                .collectList()
                .block(PATIENCE);

        assertThat(received).containsExactlyElementsOf(ids);
    }

    @Test
    void severalMessagesAreScheduledAndCancelledTogether() {
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        ServiceBusSenderAsyncClient sender = sender(QUEUE);
        List<Long> numbers = sender.scheduleMessages(List.of(message("a"), message("b"), message("c")), due)
                .collectList()
                .block(PATIENCE);
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
        assertThat(running.bus().counts(QUEUE).scheduled()).isEqualTo(3);

        sender.cancelScheduledMessages(numbers.subList(0, 2)).block(PATIENCE);

        assertThat(running.bus().counts(QUEUE).scheduled()).isEqualTo(1);
        assertThat(running.kindsOf("c")).containsExactly(Kind.SCHEDULED);
    }

    @Test
    void severalDeferredMessagesAreFetchedTogether() {
        running.send(QUEUE, "a", "b");
        ServiceBusReceiverAsyncClient receiver = receiver(QUEUE);
        List<Long> numbers = receiver.receiveMessages()
                .concatMap(message -> receiver.defer(message).thenReturn(message.getSequenceNumber()))
                .take(2)
                .collectList()
                .block(PATIENCE);

        List<String> fetched = receiver.receiveDeferredMessages(numbers)
                .concatMap(message -> receiver.complete(message).thenReturn(message.getMessageId()))
                .collectList()
                .block(PATIENCE);

        assertThat(fetched).containsExactly("a", "b");
        assertThat(running.bus().counts(QUEUE).active()).isZero();
    }

    @Test
    void aRenewalGoesOnAsLongAsItIsTold() {
        running.send(SHORT, "a");
        ServiceBusReceiverAsyncClient receiver = receiver(SHORT);
        ServiceBusReceivedMessage held = held(receiver);

        Disposable renewal =
                receiver.renewMessageLock(held, Duration.ofSeconds(30)).subscribe();
        await().until(() ->
                running.kindsOf("a").stream().filter(Kind.RENEWED::equals).count() >= 3);
        renewal.dispose();

        receiver.complete(held).block(PATIENCE);
        assertThat(running.kindsOf("a")).doesNotContain(Kind.LOCK_LOST);
    }

    @Test
    void aTransactionOfAsynchronousClientsIsCommittedWhole() {
        running.send(QUEUE, "original");
        ServiceBusSenderAsyncClient sender = sender(QUEUE);
        ServiceBusReceiverAsyncClient receiver = receiver(QUEUE);
        ServiceBusReceivedMessage original = held(receiver);

        sender.createTransaction()
                .flatMap(transaction -> Mono.when(
                                sender.sendMessage(message("copy"), transaction),
                                receiver.complete(original, new CompleteOptions().setTransactionContext(transaction)))
                        .then(Mono.defer(() -> sender.commitTransaction(transaction))))
                .block(PATIENCE);

        assertThat(running.kindsOf("original")).endsWith(Kind.COMPLETED);
        assertThat(running.kindsOf("copy")).startsWith(Kind.SENT);
    }

    @Test
    void deadLettersAreReceivedByAnAsynchronousClient() {
        running.send(QUEUE, "a");
        ServiceBusReceiverAsyncClient receiver = receiver(QUEUE);
        receiver.deadLetter(held(receiver)).block(PATIENCE);
        ServiceBusReceiverAsyncClient letters = running.closing(running.clients()
                .receiver()
                .queueName(QUEUE)
                .subQueue(SubQueue.DEAD_LETTER_QUEUE)
                .disableAutoComplete()
                .buildAsyncClient());

        BinaryData body = letters.receiveMessages()
                .concatMap(letter -> letters.complete(letter).thenReturn(letter.getBody()))
                .blockFirst(PATIENCE);

        assertThat(body).hasToString("body of a");
        assertThat(running.bus().counts(QUEUE).deadLettered()).isZero();
    }

    /** The first message. Its subscription goes on, because its end closes the link and with it the lock. */
    private ServiceBusReceivedMessage held(ServiceBusReceiverAsyncClient receiver) {
        Queue<ServiceBusReceivedMessage> received = new ConcurrentLinkedQueue<>();
        Disposable subscription = receiver.receiveMessages().subscribe(received::add);
        running.closing(subscription::dispose);
        await().until(() -> !received.isEmpty());
        return received.element();
    }

    private ServiceBusSenderAsyncClient sender(String queue) {
        return running.closing(running.clients().sender().queueName(queue).buildAsyncClient());
    }

    private ServiceBusReceiverAsyncClient receiver(String queue) {
        return running.closing(running.clients()
                .receiver()
                .queueName(queue)
                .disableAutoComplete()
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildAsyncClient());
    }
}
