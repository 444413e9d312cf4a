package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The queues of a bus. Belongs to the loop's thread. */
public final class Entities {
    private final QueueContext context;
    private final Map<String, MessageQueue> queues = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Entities(QueueContext context) {
        this.context = context;
    }

    public QueueContext context() {
        return context;
    }

    public void add(QueueSettings settings) {
        if (queues.putIfAbsent(settings.name(), new MessageQueue(settings, context)) != null) {
            throw new IllegalArgumentException("Queue \"" + settings.name() + "\" is there twice");
        }
    }

    public List<MessageQueue> queues() {
        return List.copyOf(queues.values());
    }

    public Optional<MessageQueue> find(EntityAddress address) {
        return Optional.ofNullable(queues.get(address.queue()))
                .map(queue -> address.deadLetters() ? queue.deadLetters() : queue);
    }

    public MessageQueue require(EntityAddress address) {
        return find(address).orElseThrow(() -> AmqpRefusal.notFound(address.path()));
    }

    /** For calls from our own side, where a wrong name is a mistake of the caller. */
    public MessageQueue named(String name) {
        return find(EntityAddress.of(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("No queue \"" + name + "\"; there are " + queues.keySet()));
    }
}
