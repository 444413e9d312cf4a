package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Duration;
import java.util.Optional;
import org.w3c.dom.Element;

/** {@code /<name>} where no topic is; what is made there may become a topic too. */
record QueuePlace(Entities entities, String name) implements AtomRoutes.Place {
    static Feed.Entry entry(MessageQueue queue) {
        return new Feed.Entry(queue.path(), Descriptions.of(queue));
    }

    /** What the service gives to a new queue or subscription ("Service Bus queues, topics, and subscriptions"). */
    static QueueSettings defaults(String name) {
        return QueueSettings.named(name)
                .withLockDuration(Duration.ofMinutes(1))
                .withoutDuplicateDetection()
                .withDeadLetterOnExpiration(false);
    }

    @Override
    public Answer get(Feed feed) {
        return entities.queue(name).map(queue -> feed.one(200, entry(queue))).orElseGet(feed::none);
    }

    @Override
    public Answer put(Feed feed, String body, boolean update) {
        Element entry = Xml.parse(body);
        Optional<Element> topic = Xml.descendant(entry, "TopicDescription");
        Optional<MessageQueue> queue = entities.queue(name);
        if (update) {
            change(queue.orElseThrow(() -> AmqpRefusal.notFound(name)), reader(entry));
            return get(feed);
        }
        if (entities.destination(EntityAddress.of(name)).isPresent()) {
            throw AmqpRefusal.exists(name);
        }
        return topic.map(description -> makeTopic(feed, description)).orElseGet(() -> makeQueue(feed, reader(entry)));
    }

    @Override
    public Answer delete(Feed feed) {
        entities.removeQueue(name);
        return Feed.nothing();
    }

    private Answer makeQueue(Feed feed, SettingsReader reader) {
        entities.add(reader.queue(defaults(name)));
        return feed.one(201, entities.queue(name).map(QueuePlace::entry).orElseThrow());
    }

    private Answer makeTopic(Feed feed, Element description) {
        TopicSettings defaults = TopicSettings.named(name).withDuplicateDetection(Optional.empty());
        entities.add(new SettingsReader(description).topic(defaults));
        return feed.one(201, entities.topic(name).map(TopicPlace::entry).orElseThrow());
    }

    private static void change(MessageQueue queue, SettingsReader reader) {
        QueueSettings changed = reader.queue(queue.settings());
        requireSame(queue.settings().requiresSession() == changed.requiresSession(), "RequiresSession");
        requireSame(
                queue.settings().duplicateDetectionWindow().isPresent()
                        == changed.duplicateDetectionWindow().isPresent(),
                "RequiresDuplicateDetection");
        queue.update(changed);
    }

    static void requireSame(boolean same, String setting) {
        if (!same) {
            throw new IllegalArgumentException("The value of " + setting + " cannot be changed after creation.");
        }
    }

    private static SettingsReader reader(Element entry) {
        return new SettingsReader(Xml.descendant(entry, "QueueDescription")
                .orElseThrow(() -> new IllegalArgumentException("The body describes neither a queue nor a topic.")));
    }
}
