package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The queues and topics of a bus. Belongs to the loop's thread. */
public final class Entities {
    private final QueueContext context;
    private final Map<String, MessageQueue> queues = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Topic> topics = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Entities(QueueContext context) {
        this.context = context;
    }

    public QueueContext context() {
        return context;
    }

    public void add(QueueSettings settings) {
        requireFree(settings.name());
        queues.put(settings.name(), new MessageQueue(settings, context));
    }

    public void add(TopicSettings settings) {
        requireFree(settings.name());
        topics.put(settings.name(), new Topic(settings, context));
    }

    public void removeQueue(String name) {
        queue(name).orElseThrow(() -> AmqpRefusal.notFound(name)).clear();
        queues.remove(name);
    }

    public void removeTopic(String name) {
        topic(name).orElseThrow(() -> AmqpRefusal.notFound(name)).clear();
        topics.remove(name);
    }

    public List<MessageQueue> queues() {
        return List.copyOf(queues.values());
    }

    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    public Optional<MessageQueue> queue(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    public Optional<Topic> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** {@code <topic>/subscriptions/<name>} */
    public Optional<Subscription> subscription(String path) {
        int end = path.toLowerCase(Locale.ROOT).indexOf(Topic.SUBSCRIPTIONS);
        return end < 0
                ? Optional.empty()
                : topic(path.substring(0, end))
                        .flatMap(topic -> topic.subscription(path.substring(end + Topic.SUBSCRIPTIONS.length())));
    }

    /** Queues and what the subscriptions hold. */
    public List<MessageQueue> receivable() {
        Stream<MessageQueue> subscribed = topics.values().stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .map(Subscription::queue);
        return Stream.concat(queues.values().stream(), subscribed).toList();
    }

    /** What a client may receive from: a queue or subscription, or the dead letters of one. */
    public Optional<MessageQueue> find(EntityAddress address) {
        return queue(address.queue())
                .or(() -> subscription(address.queue()).map(Subscription::queue))
                .map(queue -> address.deadLetters() ? queue.deadLetters() : queue);
    }

    /** What is there under the address, whether it takes or gives messages. */
    public Optional<Destination> destination(EntityAddress address) {
        return find(address).<Destination>map(queue -> queue).or(() -> topic(address.path()));
    }

    /** For calls from our own side, where a wrong name is a mistake of the caller. */
    public MessageQueue named(String name) {
        return find(EntityAddress.of(name)).orElseThrow(() -> unknown(name));
    }

    /** The same for topics too. */
    public void requireKnown(String name) {
        if (destination(EntityAddress.of(name)).isEmpty()) {
            throw unknown(name);
        }
    }

    private IllegalArgumentException unknown(String name) {
        TreeSet<String> known = new TreeSet<>(topics.keySet());
        receivable().forEach(queue -> known.add(queue.path()));
        return new IllegalArgumentException("No queue \"" + name + "\"; there are " + known);
    }

    private void requireFree(String name) {
        if (queues.containsKey(name) || topics.containsKey(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is there twice");
        }
    }
}
