package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.Topic;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import org.w3c.dom.Element;

/** {@code /<name>} where a topic is. */
record TopicPlace(Entities entities, String name) implements AtomRoutes.Place {
    static Feed.Entry entry(Topic topic) {
        return new Feed.Entry(topic.path(), Descriptions.of(topic));
    }

    @Override
    public Answer get(Feed feed) {
        return feed.one(200, entry(topic()));
    }

    @Override
    public Answer put(Feed feed, String body, boolean update) {
        if (!update) {
            throw AmqpRefusal.exists(name);
        }
        Element description = Xml.descendant(Xml.parse(body), "TopicDescription")
                .orElseThrow(() -> new IllegalArgumentException("The body describes no topic."));
        TopicSettings changed = new SettingsReader(description).topic(topic().settings());
        QueuePlace.requireSame(
                topic().settings().duplicateDetectionWindow().isPresent()
                        == changed.duplicateDetectionWindow().isPresent(),
                "RequiresDuplicateDetection");
        topic().update(changed);
        return get(feed);
    }

    @Override
    public Answer delete(Feed feed) {
        entities.removeTopic(name);
        return Feed.nothing();
    }

    private Topic topic() {
        return entities.topic(name).orElseThrow(() -> AmqpRefusal.notFound(name));
    }
}
