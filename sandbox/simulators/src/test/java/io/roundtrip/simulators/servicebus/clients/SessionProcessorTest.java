package io.roundtrip.simulators.servicebus.clients;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusSessionProcessorClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessageContext;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the session processor client of the real SDK sees. */
class SessionProcessorTest {
    private static final String QUEUE = "ordered";
    private static final String SHORT = "short-lock";

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withRequiresSession(true).withMaxDeliveryCount(3),
            QueueSettings.named(SHORT).withRequiresSession(true).withLockDuration(Duration.ofSeconds(2)));

    @Test
    void severalSessionsAreHandledAtOnceAndEachOneByOne() {
        Set<String> busy = ConcurrentHashMap.newKeySet();
        AtomicBoolean twice = new AtomicBoolean();
        CountDownLatch together = new CountDownLatch(3);
        send(QUEUE, "one", "a1", "a2", "a3");
        send(QUEUE, "two", "b1", "b2", "b3");
        send(QUEUE, "three", "c1", "c2", "c3");

        start(QUEUE, processor -> processor.maxConcurrentSessions(3), context -> {
            String session = context.getMessage().getSessionId();
            twice.compareAndSet(false, !busy.add(session));
            together.countDown();
            await().until(() -> together.getCount() == 0);
            busy.remove(session);
        });

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(twice).isFalse();
    }

    @Test
    void aSessionWithoutMessagesMakesRoomForTheNext() {
        send(QUEUE, "one", "a");
        send(QUEUE, "two", "b");
        send(QUEUE, "three", "c");

        start(
                QUEUE,
                processor -> processor.maxConcurrentSessions(1).sessionIdleTimeout(Duration.ofMillis(300)),
                this::note);

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    void aMessageWhoseHandlerFailsComesAgainBeforeTheNextOfItsSession() {
        AtomicInteger tries = new AtomicInteger();
        send(QUEUE, "one", "a", "b");

        start(QUEUE, processor -> processor.maxConcurrentSessions(1), context -> {
            note(context);
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(seen).containsExactly("a", "a", "b");
        assertThat(running.kindsOf("a"))
                .containsExactly(Kind.SENT, Kind.LOCKED, Kind.ABANDONED, Kind.LOCKED, Kind.COMPLETED);
    }

    @Test
    void aSessionIsRenewedWhileItsHandlerWorks() {
        send(SHORT, "one", "a");
        long start = System.nanoTime();

        start(SHORT, processor -> processor.maxConcurrentSessions(1), context -> {
            note(context);
            await().until(() -> Duration.ofNanos(System.nanoTime() - start).toSeconds() >= 4);
        });

        await().until(() -> running.bus().counts(SHORT).active() == 0);
        assertThat(seen).containsExactly("a");
        assertThat(running.kindsOf("a")).containsExactly(Kind.SENT, Kind.LOCKED, Kind.COMPLETED);
    }

    @Test
    void aLostSessionIsAcceptedAgainAndItsMessageCounted() {
        CountDownLatch lost = new CountDownLatch(1);
        Queue<Long> counts = new ConcurrentLinkedQueue<>();
        send(QUEUE, "one", "a");
        start(QUEUE, processor -> processor.maxConcurrentSessions(1), context -> {
            counts.add(context.getMessage().getDeliveryCount());
            await().until(() -> lost.getCount() == 0);
        });
        await().until(() -> counts.size() == 1);

        assertThat(running.bus().faults().loseLocks(QUEUE)).isPositive();
        lost.countDown();

        await().until(() -> running.kindsOf("a").contains(Kind.COMPLETED));
        assertThat(counts).containsExactly(0L, 1L);
    }

    private void note(ServiceBusReceivedMessageContext context) {
        seen.add(context.getMessage().getMessageId());
    }

    private void send(String queue, String session, String... ids) {
        ServiceBusSenderClient sender = running.sender(queue);
        for (String id : ids) {
            sender.sendMessage(message(id).setSessionId(session));
        }
    }

    private void start(
            String queue,
            Consumer<ServiceBusSessionProcessorClientBuilder> settings,
            Consumer<ServiceBusReceivedMessageContext> handler) {
        ServiceBusSessionProcessorClientBuilder builder =
                running.clients().sessionProcessor().queueName(queue);
        settings.accept(builder);
        running.closing(builder.processMessage(handler)
                        .processError(context -> {})
                        .buildProcessorClient())
                .start();
    }
}
