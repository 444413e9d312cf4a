package io.roundtrip.simulators.servicebus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The queues of a bus and who is connected. Belongs to the loop's thread. */
final class Namespace {
    final QueueContext context;
    final SharedAccess access;
    final int maxMessageSize;
    final FaultScript faults;
    final SectionCodec sections = new SectionCodec();
    final MessageCodec messages;
    private final Map<String, MessageQueue> queues = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<AmqpConnection> connections = new LinkedHashSet<>();

    Namespace(QueueContext context, SharedAccess access, int maxMessageSize) {
        this.context = context;
        this.access = access;
        this.maxMessageSize = maxMessageSize;
        this.faults = new FaultScript(context.loop());
        this.messages = new MessageCodec(sections, context.ids());
    }

    EventLoop loop() {
        return context.loop();
    }

    void add(QueueSettings settings) {
        if (queues.putIfAbsent(settings.name(), new MessageQueue(settings, context)) != null) {
            throw new IllegalArgumentException("Queue \"" + settings.name() + "\" is there twice");
        }
    }

    List<MessageQueue> queues() {
        return List.copyOf(queues.values());
    }

    Optional<MessageQueue> find(EntityAddress address) {
        return Optional.ofNullable(queues.get(address.queue()))
                .map(queue -> address.deadLetters() ? queue.deadLetters() : queue);
    }

    MessageQueue require(EntityAddress address) {
        return find(address).orElseThrow(() -> AmqpRefusal.notFound(address.path()));
    }

    /** For calls from our own side, where a wrong name is a mistake of the caller. */
    MessageQueue named(String name) {
        return find(EntityAddress.of(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("No queue \"" + name + "\"; there are " + queues.keySet()));
    }

    void connected(AmqpConnection connection) {
        connections.add(connection);
    }

    void disconnected(AmqpConnection connection) {
        connections.remove(connection);
    }

    List<AmqpConnection> connections() {
        return List.copyOf(connections);
    }
}
