package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusSessionReceiverClient;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees of sessions. */
class SessionsTest {
    private static final String QUEUE = "ordered";
    private static final String SHORT = "short-lock";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withRequiresSession(true),
            QueueSettings.named("plain"),
            QueueSettings.named(SHORT).withRequiresSession(true).withLockDuration(Duration.ofMillis(500)));

    @Test
    void aSessionReceiverSeesItsOwnSessionOnly() {
        send(QUEUE, "a", "one");
        send(QUEUE, "b", "two");

        ServiceBusReceiverClient two = accept(QUEUE, "two");

        assertThat(next(two).getMessageId()).isEqualTo("b");
        assertThat(RunningBus.nothing(two)).isEmpty();
    }

    @Test
    void theNextSessionIsOneWithMessages() {
        send(QUEUE, "a", "one");

        ServiceBusReceiverClient receiver = running.closing(sessions(QUEUE).acceptNextSession());

        assertThat(receiver.getSessionId()).isEqualTo("one");
        receiver.complete(next(receiver));
        assertThat(running.bus().counts(QUEUE).active()).isZero();
    }

    @Test
    void aHeldSessionIsRefusedToOthers() {
        accept(QUEUE, "one");
        var others = running.closing(RunningBus.newClients(running.bus().connectionString())
                .sessionReceiver()
                .queueName(QUEUE)
                .buildClient());

        assertThatThrownBy(() -> others.acceptSession("one"))
                .isInstanceOf(AmqpException.class)
                .hasMessageContaining("'one' cannot be accepted");
    }

    @Test
    void aClosedSessionIsFreeAtOnceAndItsMessagesUncounted() {
        send(QUEUE, "a", "one");
        ServiceBusReceiverClient first = accept(QUEUE, "one");
        next(first);
        first.close();

        ServiceBusReceiverClient second = await().ignoreExceptions().until(() -> accept(QUEUE, "one"), client -> true);

        assertThat(next(second).getDeliveryCount()).isZero();
    }

    @Test
    void aSessionThatRunsOutCountsTheDelivery() {
        send(SHORT, "a", "one");
        ServiceBusReceiverClient first = accept(SHORT, "one");
        next(first);

        await().until(() -> running.kindsOf("a").contains(JournalEntry.Kind.LOCK_LOST));

        assertThat(next(accept(SHORT, "one")).getDeliveryCount()).isEqualTo(1);
    }

    @Test
    void aRenewedSessionHoldsLonger() {
        ServiceBusReceiverClient receiver = accept(SHORT, "one");
        OffsetDateTime first = receiver.renewSessionLock();

        await().pollInterval(Duration.ofMillis(100))
                .until(() -> receiver.renewSessionLock().isAfter(first.plus(Duration.ofMillis(600))));
    }

    @Test
    void theStateOfASessionOutlivesItsReceiver() {
        ServiceBusReceiverClient first = accept(QUEUE, "one");
        assertThat(first.getSessionState()).isNull();
        first.setSessionState("page 7".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        first.close();

        ServiceBusReceiverClient second = await().ignoreExceptions().until(() -> accept(QUEUE, "one"), client -> true);

        assertThat(second.getSessionState()).asString().isEqualTo("page 7");
    }

    @Test
    void aSessionProcessorKeepsTheOrderWithinEachSession() {
        IntStream.range(0, 60).forEach(i -> send(QUEUE, "m" + i, "session " + i % 3));
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        var processor = running.closing(running.clients()
                .sessionProcessor()
                .queueName(QUEUE)
                .maxConcurrentSessions(3)
                .processMessage(context -> seen.computeIfAbsent(
                                context.getMessage().getSessionId(), id -> new CopyOnWriteArrayList<>())
                        .add(number(context.getMessage())))
                .processError(context -> {})
                .buildProcessorClient());
        processor.start();

        await().atMost(RunningBus.PATIENCE)
                .until(() -> running.bus().counts(QUEUE).active() == 0);

        assertThat(seen)
                .hasSize(3)
                .allSatisfy(
                        (session, numbers) -> assertThat(numbers).hasSize(20).isSorted());
    }

    @Test
    void aQueueWithoutSessionsRefusesASessionReceiver() {
        assertThatThrownBy(() -> sessions("plain").acceptSession("one"))
                .hasMessageContaining("does not require sessions");
    }

    @Test
    void theStateOfASessionHasALimit() {
        ServiceBusReceiverClient receiver = accept(QUEUE, "one");

        assertThatThrownBy(() -> receiver.setSessionState(new byte[256 * 1024]));
        receiver.setSessionState(new byte[128 * 1024]);
        assertThat(receiver.getSessionState()).hasSize(128 * 1024);
    }

    private static int number(ServiceBusReceivedMessage message) {
        return Integer.parseInt(message.getMessageId().substring(1));
    }

    private void send(String queue, String id, String session) {
        try (ServiceBusSenderClient sender =
                running.clients().sender().queueName(queue).buildClient()) {
            sender.sendMessage(message(id).setSessionId(session));
        }
    }

    private ServiceBusReceiverClient accept(String queue, String session) {
        return running.closing(sessions(queue).acceptSession(session));
    }

    private ServiceBusSessionReceiverClient sessions(String queue) {
        return running.closing(running.clients()
                .sessionReceiver()
                .queueName(queue)
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient());
    }
}
