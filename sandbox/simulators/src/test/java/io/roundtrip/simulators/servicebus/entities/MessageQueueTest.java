package io.roundtrip.simulators.servicebus.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.junit.jupiter.api.Test;

/** A queue without sockets; its loop does not run. */
class MessageQueueTest {
    private final EventLoop loop = new EventLoop(Clock.systemUTC());
    private final QueueContext context = new QueueContext(loop, UUID::randomUUID, new Journal(100));
    private final MessageQueue queue =
            new MessageQueue(QueueSettings.named("orders").withTimeToLive(Duration.ofHours(1)), context);

    @Test
    void aSettledMessageLeavesNoTimerBehind() {
        Taker taker = new Taker(10);
        queue.attach(taker);
        IntStream.range(0, 10).forEach(i -> queue.send(message("m" + i)));
        assertThat(loop.pendingTimers()).isEqualTo(20); // a lock and a time to live each

        taker.taken.forEach(message -> queue.locked().settle(message, new Settlement.Complete()));

        assertThat(loop.pendingTimers()).isZero();
    }

    @Test
    void aCancelledMessageLeavesNoTimerBehind() {
        StoredMessage message = message("later");
        message.scheduledFor = loop.now().plus(Duration.ofHours(1));
        long number = queue.send(message);
        assertThat(loop.pendingTimers()).isEqualTo(1);

        queue.cancelScheduled(number);

        assertThat(loop.pendingTimers()).isZero();
    }

    @Test
    void receiversAreServedInTurn() {
        Taker first = new Taker(10);
        Taker second = new Taker(10);
        queue.attach(first);
        queue.attach(second);

        IntStream.range(0, 6).forEach(i -> queue.send(message("m" + i)));

        assertThat(first.taken).hasSize(3);
        assertThat(second.taken).hasSize(3);
    }

    @Test
    void everyDeliveryHasANewLockToken() {
        Taker taker = new Taker(2);
        queue.attach(taker);
        queue.send(message("a"));
        UUID first = taker.tokens.get(0);

        queue.locked().settle(taker.taken.get(0), new Settlement.Abandon(Map.of()));

        assertThat(taker.tokens).hasSize(2).first().isEqualTo(first);
        assertThat(taker.tokens.get(1)).isNotEqualTo(first);
    }

    @Test
    void anIdHasAtMost128Characters() {
        queue.check(List.of(message("x".repeat(128))));

        assertThatThrownBy(() -> queue.check(List.of(message("x".repeat(129)))))
                .hasMessageContaining("message id has 129 characters");
    }

    @Test
    void copiesShareWhatTheSenderWroteAndNothingElse() {
        StoredMessage original = message("a");

        StoredMessage copy = original.copy();
        copy.change(Map.of("mine", 1));

        assertThat(copy.sections).isSameAs(original.sections);
        assertThat(original.applicationProperties()).isEmpty();
    }

    @Test
    void aDeletedQueueLeavesNoTimerBehind() {
        queue.attach(new Taker(1));
        queue.send(message("locked"));
        queue.send(message("waiting"));
        StoredMessage later = message("later");
        later.scheduledFor = loop.now().plus(Duration.ofHours(1));
        queue.send(later);
        assertThat(loop.pendingTimers()).isPositive();

        queue.clear();

        assertThat(loop.pendingTimers()).isZero();
    }

    private static StoredMessage message(String id) {
        byte[] none = {};
        var sections = new StoredMessage.Sections(new Header(), new HashMap<>(), new Properties(), none, none, none);
        return new StoredMessage(sections, id, null, new LinkedHashMap<>());
    }

    /** A receiver with this much credit. */
    private static final class Taker implements Consumer {
        private final int credit;
        private final List<StoredMessage> taken = new ArrayList<>();
        private final List<UUID> tokens = new ArrayList<>();

        private Taker(int credit) {
            this.credit = credit;
        }

        @Override
        public boolean canTake() {
            return taken.size() < credit;
        }

        @Override
        public Optional<String> session() {
            return Optional.empty();
        }

        @Override
        public boolean takesForGood() {
            return false;
        }

        @Override
        public void deliver(StoredMessage message) {
            taken.add(message);
            Optional.ofNullable(message.lock).ifPresent(lock -> tokens.add(lock.token));
        }

        @Override
        public void sessionLost() {}
    }
}
