package io.roundtrip.simulators.servicebus.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.junit.jupiter.api.Test;

/** What remains of settled messages whose locks and times to live end much later: nothing. */
class SettledMessagesTest {
    private static final long MEGABYTE = 1 << 20;

    private final EventLoop loop = new EventLoop(Clock.systemUTC());
    private final MessageQueue queue = new MessageQueue(
            QueueSettings.named("orders")
                    .withLockDuration(Duration.ofMinutes(5))
                    .withTimeToLive(Duration.ofHours(1))
                    .withoutDuplicateDetection(),
            new QueueContext(loop, UUID::randomUUID, new Journal(100)));

    @Test
    void aMillionOfThemLeaveNeitherTimersNorMemoryBehind() {
        queue.attach(new CompletingConsumer(queue));
        send(10_000);
        assertThat(loop.pendingTimers()).isZero();
        long used = usedAfterCollection();

        send(1_000_000);

        assertThat(loop.pendingTimers()).isZero();
        assertThat(queue.counts().active()).isZero();
        assertThat(usedAfterCollection() - used).isLessThan(4 * MEGABYTE);
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            byte[] none = {};
            queue.send(new StoredMessage(
                    new StoredMessage.Sections(new Header(), Map.of(), new Properties(), none, none, new byte[64]),
                    "m" + i,
                    null,
                    new LinkedHashMap<>()));
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Abandons each message once and completes it then. */
    private record CompletingConsumer(MessageQueue queue) implements Consumer {
        @Override
        public boolean canTake() {
            return true;
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
            queue.locked()
                    .settle(
                            message,
                            message.deliveryCount == 0 ? new Settlement.Abandon(Map.of()) : new Settlement.Complete());
        }

        @Override
        public void sessionLost() {}
    }
}
