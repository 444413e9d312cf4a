package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.faults.Faults;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What faults at random cost; run on demand: {@code -Dtest=EnduranceTest -Dgroups=bench -DexcludedGroups=}. */
@Tag("bench")
class EnduranceTest {
    private static final String QUEUE = "orders";

    @RegisterExtension
    final RunningBus running = RunningBus.with(
            QueueSettings.named(QUEUE).withLockDuration(Duration.ofSeconds(10)).withMaxDeliveryCount(100));

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
