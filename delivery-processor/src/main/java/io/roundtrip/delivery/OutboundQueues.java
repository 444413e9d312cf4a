package io.roundtrip.delivery;

import io.roundtrip.boot.Gate;
import io.roundtrip.boot.Loops;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Chance;
import io.roundtrip.messaging.DeadLetterCollector;
import io.roundtrip.messaging.DeadLetterQueue;
import io.roundtrip.messaging.DeadLetterStore;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.ProcessorSettings;
import io.roundtrip.messaging.ProcessorState;
import io.roundtrip.messaging.RetryListener;
import io.roundtrip.messaging.RetryPolicy;
import io.roundtrip.messaging.RetryingProcessor;
import io.roundtrip.messaging.ServiceBusConnections;
import io.roundtrip.messaging.ServiceBusSettings;
import io.roundtrip.messaging.Work;
import io.roundtrip.schema.mappings.MappingCache;
import java.util.ArrayList;
import java.util.List;

/** One outbound queue per target, each with its processor, its gate and the collector of its dead letters. */
final class OutboundQueues implements AutoCloseable {

    private static final int BATCH = 100;
    private static final int BATCHES_AT_A_TIME = 2;

    private final List<Served> served;

    private record Served(
            String target, RetryingProcessor<Notification> processor, Gate gate, DeadLetterCollector collector) {}

    /** What every queue is served with. */
    record Parts(ServiceBusConnections connections, DeliveryHandler handler, Chance chance) {}

    private OutboundQueues(List<Served> served) {
        this.served = served;
    }

    static OutboundQueues of(
            DeliveryProperties properties,
            Parts parts,
            RetryListener<Notification> listener,
            DeadLetterStore store,
            MappingCache mappings) {
        List<Served> served = new ArrayList<>();
        for (TargetSettings target : properties.targets()) {
            String queue = ServiceBusSettings.outbound(target.name());
            Gate gate = new Gate(
                    "Target " + target.name(),
                    () -> isPaused(target.name(), mappings),
                    parts.chance().clock());
            Work<Notification> work = Work.of(Notification.class, parts.handler())
                    .withPolicy(message -> policy(message, mappings))
                    .withListener(listener)
                    .withCircuit(gate);
            served.add(new Served(
                    target.name(),
                    new RetryingProcessor<>(
                            parts.connections(),
                            ProcessorSettings.of(queue).withBatches(BATCH, BATCHES_AT_A_TIME),
                            work,
                            parts.chance()),
                    gate,
                    new DeadLetterCollector(
                            parts.connections(),
                            DeadLetterQueue.ofNotifications(queue),
                            store,
                            parts.chance().clock())));
        }
        return new OutboundQueues(served);
    }

    private static boolean isPaused(String target, MappingCache mappings) {
        return mappings.current()
                .target(target)
                .filter(known -> known.state() == TargetState.PAUSED)
                .isPresent();
    }

    private static RetryPolicy policy(Notification message, MappingCache mappings) {
        return mappings.current()
                .byName(message.mapping())
                .map(TableMapping::retry)
                .orElse(RetryPolicy.DEFAULT);
    }

    void start(Loops loops) {
        for (Served queue : served) {
            queue.processor().start();
            queue.collector().start();
            loops.start(
                    "Following target " + queue.target(),
                    () -> queue.gate().follow(Gate.Receiver.of(queue.processor())));
        }
    }

    List<ProcessorState> states() {
        return served.stream().map(queue -> queue.processor().state()).toList();
    }

    @Override
    public void close() {
        served.forEach(queue -> {
            queue.processor().close();
            queue.collector().close();
        });
    }
}
