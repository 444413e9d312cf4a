package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.rules.Rule;
import java.util.List;

/**
 * How one subscription behaves.
 *
 * @param queue how the copies are kept; without duplicate detection, which is the topic's
 * @param rules none lets nothing in; {@link Rule#DEFAULT} lets in everything
 */
public record SubscriptionSettings(QueueSettings queue, List<Rule> rules) {

    public SubscriptionSettings {
        rules = List.copyOf(rules);
        if (!queue.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,49}")) {
            throw new IllegalArgumentException("\"" + queue.name() + "\" is not a subscription name");
        }
        queue = queue.withoutDuplicateDetection();
    }

    public static SubscriptionSettings named(String name) {
        return of(QueueSettings.named(name));
    }

    public static SubscriptionSettings of(QueueSettings queue) {
        return new SubscriptionSettings(queue, List.of(Rule.DEFAULT));
    }

    public SubscriptionSettings withRules(Rule... only) {
        return new SubscriptionSettings(queue, List.of(only));
    }
}
