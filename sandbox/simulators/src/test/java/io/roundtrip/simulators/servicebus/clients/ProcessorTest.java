package io.roundtrip.simulators.servicebus.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusProcessorClientBuilder;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusReceivedMessageContext;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the processor client of the real SDK sees. */
class ProcessorTest {
    private static final String QUEUE = "orders";
    private static final String SHORT = "short-lock";

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Queue<ServiceBusErrorSource> errors = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withMaxDeliveryCount(3),
            QueueSettings.named(SHORT).withLockDuration(Duration.ofSeconds(2)));

    @Test
    void aHandledMessageIsCompleted() {
        start(processor(QUEUE), this::note);
        running.send(QUEUE, "a", "b");

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(seen).containsExactly("a", "b");
        assertThat(running.kindsOf("a")).containsExactly(Kind.SENT, Kind.LOCKED, Kind.COMPLETED);
    }

    @Test
    void aMessageWhoseHandlerFailsComesAgainUntilItIsADeadLetter() {
        start(processor(QUEUE), context -> {
            note(context);
            throw new IllegalStateException("on purpose");
        });
        running.send(QUEUE, "a");

        await().until(() -> running.bus().counts(QUEUE).deadLettered() == 1);
        assertThat(seen).containsExactly("a", "a", "a");
        assertThat(errors).containsOnly(ServiceBusErrorSource.USER_CALLBACK);
    }

    @Test
    void aProcessorRenewsTheLockWhileItsHandlerWorks() {
        start(processor(SHORT).maxAutoLockRenewDuration(Duration.ofMinutes(1)), context -> {
            note(context);
            await().until(() -> renewals("a") >= 3);
        });
        running.send(SHORT, "a");

        await().until(() -> running.bus().counts(SHORT).active() == 0);
        assertThat(seen).containsExactly("a");
        assertThat(running.kindsOf("a")).doesNotContain(Kind.LOCK_LOST).endsWith(Kind.COMPLETED);
    }

    @Test
    void aProcessorHandlesAsManyAtOnceAsItIsTold() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        start(processor(QUEUE).maxConcurrentCalls(4), context -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            await().until(() -> together.getCount() == 0);
            now.decrementAndGet();
        });
        IntStream.range(0, 12).forEach(i -> running.send(QUEUE, "m" + i));

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(most).hasValue(4);
    }

    @Test
    void aHandlerThatSettlesHasEverySettlement() {
        start(processor(QUEUE).disableAutoComplete(), context -> {
            note(context);
            switch (context.getMessage().getMessageId()) {
                case "completed" -> context.complete();
                case "deferred" -> context.defer();
                case "dead" -> context.deadLetter();
                default -> context.abandon();
            }
        });
        running.send(QUEUE, "completed", "deferred", "dead", "abandoned");

        await().until(() -> running.bus().counts(QUEUE).equals(new QueueCounts(1, 0, 2)));
        assertThat(running.kindsOf("completed")).endsWith(Kind.COMPLETED);
        assertThat(running.kindsOf("deferred")).endsWith(Kind.DEFERRED);
        assertThat(seen)
                .containsExactlyInAnyOrder("completed", "deferred", "dead", "abandoned", "abandoned", "abandoned");
    }

    @Test
    void aStoppedProcessorTakesNothingUntilItStartsAgain() {
        ServiceBusProcessorClient processor = start(processor(QUEUE), this::note);
        running.send(QUEUE, "a");
        await().until(() -> running.kindsOf("a").contains(Kind.COMPLETED));

        processor.stop();
        running.send(QUEUE, "b");
        await().until(() -> running.bus().counts(QUEUE).active() == 1);
        assertThat(running.kindsOf("b")).doesNotContain(Kind.COMPLETED);
        assertThat(seen).containsExactly("a");

        processor.start();
        await().until(() -> running.kindsOf("b").contains(Kind.COMPLETED));
        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void aProcessorThatFetchesAheadLocksMoreThanItHandles() {
        CountDownLatch locked = new CountDownLatch(1);
        start(processor(QUEUE).maxConcurrentCalls(1).prefetchCount(10), context -> {
            note(context);
            await().until(() -> locked.getCount() == 0);
        });
        IntStream.range(0, 20).forEach(i -> running.send(QUEUE, "m" + i));

        await().until(() -> lockedMessages() >= 10);
        assertThat(seen).hasSize(1);
        assertThat(lockedMessages()).isLessThanOrEqualTo(12);
        locked.countDown();
        await().until(() -> running.bus().counts(QUEUE).active() == 0);
    }

    @Test
    void aProcessorThatReceivesAndDeletesHoldsNoLock() {
        start(processor(QUEUE).receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE), this::note);
        running.send(QUEUE, "a");

        await().until(() -> seen.contains("a"));
        assertThat(running.kindsOf("a")).containsExactly(Kind.SENT, Kind.TAKEN);
    }

    private long renewals(String id) {
        return running.kindsOf(id).stream().filter(Kind.RENEWED::equals).count();
    }

    private long lockedMessages() {
        return running.bus().journal().stream()
                .filter(entry -> entry.kind() == Kind.LOCKED)
                .count();
    }

    private void note(ServiceBusReceivedMessageContext context) {
        seen.add(context.getMessage().getMessageId());
    }

    private ServiceBusProcessorClientBuilder processor(String queue) {
        return running.clients().processor().queueName(queue);
    }

    private ServiceBusProcessorClient start(
            ServiceBusProcessorClientBuilder builder, Consumer<ServiceBusReceivedMessageContext> handler) {
        ServiceBusProcessorClient processor = running.closing(builder.processMessage(handler)
                .processError(context -> errors.add(context.getErrorSource()))
                .buildProcessorClient());
        processor.start();
        return processor;
    }
}
