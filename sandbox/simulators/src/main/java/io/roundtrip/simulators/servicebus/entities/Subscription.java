package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A queue that a topic fills with copies of the messages its rules accept. */
public final class Subscription {
    private final String name;
    private final MessageQueue queue;
    private final Map<String, Rule> rules = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Subscription(String name, MessageQueue queue, List<Rule> rules) {
        this.name = name;
        this.queue = queue;
        rules.forEach(this::addRule);
    }

    public String name() {
        return name;
    }

    public MessageQueue queue() {
        return queue;
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule> rule(String ruleName) {
        return Optional.ofNullable(rules.get(ruleName));
    }

    public void addRule(Rule rule) {
        if (rules.putIfAbsent(rule.name(), rule) != null) {
            throw AmqpRefusal.exists(rulePath(rule.name()));
        }
    }

    public void replaceRule(Rule rule) {
        removeRule(rule.name());
        addRule(rule);
    }

    public void removeRule(String ruleName) {
        if (rules.remove(ruleName) == null) {
            throw AmqpRefusal.notFound(rulePath(ruleName));
        }
    }

    boolean accepts(StoredMessage message) {
        return rules.values().stream()
                .anyMatch(rule -> rule.filter().accepts(message.sections.system(), message.applicationProperties()));
    }

    private String rulePath(String ruleName) {
        return queue.path() + "/rules/" + ruleName;
    }
}
