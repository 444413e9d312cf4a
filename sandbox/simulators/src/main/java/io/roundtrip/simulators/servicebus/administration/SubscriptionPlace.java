package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.Subscription;
import io.roundtrip.simulators.servicebus.entities.SubscriptionSettings;
import io.roundtrip.simulators.servicebus.entities.Topic;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Rule;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** {@code /<topic>/subscriptions} and below it each by its name. */
record SubscriptionPlace(Entities entities, String topicName, Optional<String> name) implements AtomRoutes.Place {

    @Override
    public Answer get(Feed feed) {
        return name.isPresent()
                ? feed.one(200, entry(subscription()))
                : feed.page(topic().subscriptions(), SubscriptionPlace::entry);
    }

    @Override
    public Answer put(Feed feed, String body, boolean update) {
        Element description = Xml.descendant(Xml.parse(body), "SubscriptionDescription")
                .orElseThrow(() -> new IllegalArgumentException("The body describes no subscription."));
        SettingsReader reader = new SettingsReader(description);
        if (update) {
            change(reader);
            return get(feed);
        }
        QueueSettings queue = reader.held(QueuePlace.defaults(name.orElse("")));
        Subscription made = topic().subscribe(new SubscriptionSettings(queue, List.of(firstRule(description))));
        return feed.one(201, entry(made));
    }

    @Override
    public Answer delete(Feed feed) {
        topic().unsubscribe(name.orElse(""));
        return Feed.nothing();
    }

    private static Feed.Entry entry(Subscription subscription) {
        return new Feed.Entry(subscription.name(), Descriptions.of(subscription));
    }

    private static Rule firstRule(Element description) {
        return Xml.child(description, "DefaultRuleDescription")
                .map(rule -> RuleXml.read(Xml.text(rule, "Name").orElse(Rule.DEFAULT.name()), rule))
                .orElse(Rule.DEFAULT);
    }

    private void change(SettingsReader reader) {
        QueueSettings now = subscription().queue().settings();
        QueueSettings changed = reader.held(now);
        QueuePlace.requireSame(now.requiresSession() == changed.requiresSession(), "RequiresSession");
        subscription().queue().update(changed);
    }

    private Topic topic() {
        return entities.topic(topicName).orElseThrow(() -> AmqpRefusal.notFound(topicName));
    }

    private Subscription subscription() {
        String path = topicName + Topic.SUBSCRIPTIONS + name.orElse("");
        return entities.subscription(path).orElseThrow(() -> AmqpRefusal.notFound(path));
    }
}
