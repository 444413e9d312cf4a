package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Figures and endurance, run on demand: {@code -Dtest=LocalServiceBusBench -Dgroups=bench -DexcludedGroups=}. */
@Tag("bench")
class LocalServiceBusBench {
    private static final String QUEUE = "orders";
    private static final int BATCH = 200;

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withLockDuration(Duration.ofSeconds(10)).withMaxDeliveryCount(100));

    @Test
    void throughput() {
        Set<String> seen = start();
        for (int round = 1; round <= 3; round++) {
            round(round, 10_000);
        }
        assertThat(seen).hasSize(30_000);
    }

    @Test
    void losesNothingWhileLinksAndConnectionsBreak() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Set<String> seen = start();
        ServiceBusSenderClient sender = running.sender(QUEUE);

        IntStream.range(0, 20).forEach(step -> {
            hurt(chance.nextInt(4));
            IntStream.range(0, 50).forEach(i -> sendUntilAccepted(sender, "m" + step + "-" + i));
        });

        await().atMost(Duration.ofMinutes(2)).until(() -> seen.size() == 1_000);
        assertThat(running.bus().counts(QUEUE).deadLettered()).isZero();
        System.out.printf("%d journal entries%n", running.bus().journal().size());
    }

    private void hurt(int kind) {
        Faults faults = running.bus().faults();
        switch (kind) {
            case 0 -> faults.detachLinks(QUEUE, Faults.DETACH_FORCED);
            case 1 -> faults.dropConnections();
            case 2 -> faults.loseLocks(QUEUE);
            default -> faults.loseAnswers(QUEUE, 1);
        }
    }

    private static void sendUntilAccepted(ServiceBusSenderClient sender, String id) {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            sender.sendMessage(RunningBus.message(id));
            return true;
        });
    }

    private void round(int round, int count) {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        String body = "x".repeat(1_000);
        Instant start = Instant.now();
        for (int sent = 0; sent < count; sent += BATCH) {
            ServiceBusMessageBatch batch = sender.createMessageBatch();
            for (int i = sent; i < sent + BATCH; i++) {
                assertThat(batch.tryAddMessage(new ServiceBusMessage(body).setMessageId(round + "-" + i)))
                        .isTrue();
            }
            sender.sendMessages(batch);
        }
        Instant accepted = Instant.now();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(() -> running.bus().counts(QUEUE).active() == 0);
        print("sent", count, start, accepted);
        print("completed", count, start, Instant.now());
    }

    private static void print(String what, int count, Instant start, Instant end) {
        long millis = Duration.between(start, end).toMillis();
        System.out.printf(
                "%s %d messages of 1 kB in %d ms: %d a second%n", what, count, millis, count * 1_000L / millis);
    }

    private Set<String> start() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var processor = running.closing(running.clients()
                .processor()
                .queueName(QUEUE)
                .maxConcurrentCalls(16)
                .prefetchCount(200)
                .processMessage(context -> seen.add(context.getMessage().getMessageId()))
                .processError(context -> {})
                .buildProcessorClient());
        processor.start();
        return seen;
    }
}
