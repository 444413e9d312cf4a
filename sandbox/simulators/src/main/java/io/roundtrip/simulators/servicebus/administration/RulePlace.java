package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.Subscription;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Rule;
import java.util.Optional;
import org.w3c.dom.Element;

/** {@code /<topic>/subscriptions/<name>/rules} and below it each by its name. */
record RulePlace(Entities entities, String subscriptionPath, Optional<String> name) implements AtomRoutes.Place {

    @Override
    public Answer get(Feed feed) {
        return name.isPresent()
                ? feed.one(200, entry(rule(name.get())))
                : feed.page(subscription().rules(), RulePlace::entry);
    }

    @Override
    public Answer put(Feed feed, String body, boolean update) {
        Element description = Xml.descendant(Xml.parse(body), "RuleDescription")
                .orElseThrow(() -> new IllegalArgumentException("The body describes no rule."));
        Rule rule = RuleXml.read(name.orElse(""), description);
        if (update) {
            subscription().replaceRule(rule);
        } else {
            subscription().addRule(rule);
        }
        return feed.one(update ? 200 : 201, entry(rule));
    }

    @Override
    public Answer delete(Feed feed) {
        subscription().removeRule(name.orElse(""));
        return Feed.nothing();
    }

    private static Feed.Entry entry(Rule rule) {
        return new Feed.Entry(rule.name(), RuleXml.of(rule));
    }

    private Rule rule(String ruleName) {
        return subscription()
                .rule(ruleName)
                .orElseThrow(() -> AmqpRefusal.notFound(subscriptionPath + "/rules/" + ruleName));
    }

    private Subscription subscription() {
        return entities.subscription(subscriptionPath).orElseThrow(() -> AmqpRefusal.notFound(subscriptionPath));
    }
}
