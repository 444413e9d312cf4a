package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real SDK sends and receives while the bus has one fault after the other. {@code -Dendurance.seed} repeats the faults of
 * a run; where exactly they hit is a matter of threads. {@code -Dendurance.interval} (PT2S) is the time between two faults.
 */
class EnduranceTest {
    private static final String QUEUE = "orders";
    private static final int MESSAGES = 2_000;
    private static final int FAULTS = 10;
    private static final long SEED = Long.getLong("endurance.seed", System.nanoTime() & 0xffffff);
    private static final Duration INTERVAL = Duration.parse(System.getProperty("endurance.interval", "PT2S"));
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Longer than a lock: what stands so long does not move any more. */
    private static final Duration STANDSTILL = Duration.ofSeconds(35);
    /** What a handler works on a message, so that a fault finds some in hand: about six at 100 messages a second. */
    private static final Duration WORK = Duration.ofMillis(60);

    private static final Progress END = new Progress(MESSAGES, MESSAGES, 0);

    @RegisterExtension
    final RunningBus running = RunningBus.with(QueueSettings.named(QUEUE).withMaxDeliveryCount(50));

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Map<String, Queue<Long>> deliveries = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger happened = new AtomicInteger();
    private Progress last = new Progress(0, 0, 0);
    private long lastMove = System.nanoTime();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void nothingIsLostWhileOneFaultComesAfterTheOther() {
        List<PlannedFault> plan = PlannedFault.plan(SEED, FAULTS);
        System.out.println("Endurance: -Dendurance.seed=" + SEED + ", a fault every " + INTERVAL + ": " + plan);
        startProcessor();
        startFaults(plan);
        startSender();

        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> progress().equals(END) || stands());

        assertThat(progress()).isEqualTo(END);
        assertThat(happened).as("faults while messages were under way").hasValue(FAULTS);
        assertThat(running.bus().counts(QUEUE)).isEqualTo(new QueueCounts(0, 0, 0));
        assertThat(deliveries.values())
                .allSatisfy(numbers -> assertThat(numbers).containsOnly(numbers.element()));
        Map<String, List<Kind>> steps = running.bus().journal().stream()
                .collect(Collectors.groupingBy(
                        JournalEntry::messageId, Collectors.mapping(JournalEntry::kind, Collectors.toList())));
        assertThat(steps).hasSize(MESSAGES).allSatisfy((id, kinds) -> assertSentAndCompletedOnce(kinds));
        assertThat(redeliveries(steps)).isPositive();
        tell(steps);
    }

    private record Progress(int sent, int received, long waiting) {}

    private Progress progress() {
        return new Progress(
                sent.get(), deliveries.size(), running.bus().counts(QUEUE).active());
    }

    private boolean stands() {
        Progress now = progress();
        if (!now.equals(last)) {
            last = now;
            lastMove = System.nanoTime();
        }
        return System.nanoTime() - lastMove > STANDSTILL.toNanos();
    }

    /** A message is locked once, and once more for each time that it came back. */
    private static void assertSentAndCompletedOnce(List<Kind> kinds) {
        long back = count(kinds, Kind.RELEASED) + count(kinds, Kind.LOCK_LOST) + count(kinds, Kind.ABANDONED);
        assertThat(count(kinds, Kind.SENT)).isEqualTo(1);
        assertThat(count(kinds, Kind.COMPLETED)).isEqualTo(1);
        assertThat(count(kinds, Kind.LOCKED)).isEqualTo(1 + back);
    }

    private void tell(Map<String, List<Kind>> steps) {
        List<Kind> all = steps.values().stream().flatMap(List::stream).toList();
        System.out.println("Endurance: " + deliveries.size() + " of " + MESSAGES + " received, none lost, "
                + redeliveries(steps) + " locked again (lock lost " + count(all, Kind.LOCK_LOST) + ", released "
                + count(all, Kind.RELEASED) + ", abandoned " + count(all, Kind.ABANDONED) + "), "
                + deliveries.values().stream()
                        .filter(numbers -> numbers.size() > 1)
                        .count() + " handled again, "
                + count(all, Kind.REFUSED) + " sends refused, " + count(all, Kind.DUPLICATE_DROPPED)
                + " repeated sends dropped");
    }

    private static long redeliveries(Map<String, List<Kind>> steps) {
        return steps.values().stream()
                .mapToLong(kinds -> count(kinds, Kind.LOCKED) - 1)
                .sum();
    }

    private static long count(List<Kind> kinds, Kind wanted) {
        return kinds.stream().filter(wanted::equals).count();
    }

    private void startFaults(List<PlannedFault> plan) {
        Iterator<PlannedFault> next = plan.iterator();
        Runnable fault = () -> {
            if (next.hasNext()) {
                next.next().happen(running.bus().faults(), QUEUE);
                happened.incrementAndGet();
            } else {
                running.bus().faults().clear();
            }
        };
        threads.scheduleAtFixedRate(fault, INTERVAL.toMillis() / 2, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As many as fit into the time of all faults, evenly; what a fault held up comes as fast as it can. */
    private void startSender() {
        ServiceBusSenderClient sender = running.sender(QUEUE);
        Iterator<Integer> next = IntStream.range(0, MESSAGES).iterator();
        Runnable send = () -> {
            if (next.hasNext()) {
                untilSent(sender, "m" + next.next());
                sent.incrementAndGet();
            }
        };
        long pace = INTERVAL.multipliedBy(FAULTS).toNanos() / MESSAGES;
        threads.scheduleAtFixedRate(send, 0, pace, TimeUnit.NANOSECONDS);
    }

    /** The same MessageId while the outcome is unknown: what came in already is dropped as a duplicate. */
    private void untilSent(ServiceBusSenderClient sender, String id) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(1))
                .ignoreExceptions()
                .until(() -> {
                    sender.sendMessage(message(id));
                    return true;
                });
    }

    private void startProcessor() {
        var processor = running.closing(RunningBus.newClients(running.bus().connectionString())
                .processor()
                .queueName(QUEUE)
                .maxConcurrentCalls(8)
                .processMessage(context -> handle(context.getMessage()))
                .processError(context -> {})
                .buildProcessorClient());
        processor.start();
    }

    private void handle(ServiceBusReceivedMessage message) {
        deliveries
                .computeIfAbsent(message.getMessageId(), id -> new ConcurrentLinkedQueue<>())
                .add(message.getSequenceNumber());
        LockSupport.parkNanos(WORK.toNanos());
    }
}
