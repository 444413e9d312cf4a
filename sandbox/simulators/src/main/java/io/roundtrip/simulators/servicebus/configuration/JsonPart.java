package io.roundtrip.simulators.servicebus.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A value in a file with the path by which complaints name it, such as {@code $.UserConfig.Namespaces[0].Name}. */
record JsonPart(String path, JsonNode node) {
    private static final String NAME = "[A-Za-z0-9]|[A-Za-z0-9][\\w\\-./]*[A-Za-z0-9]";

    /** An object with these fields only. */
    JsonPart only(String... known) {
        if (!node.isObject()) {
            throw complaint("is not an object");
        }
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw at(unknown.iterator().next())
                    .complaint("is not known; take it out, or use one of " + new TreeSet<>(Set.of(known)));
        }
        return this;
    }

    Optional<JsonPart> field(String name) {
        return Optional.ofNullable(node.get(name))
                .filter(value -> !value.isNull())
                .map(value -> at(name));
    }

    JsonPart required(String name) {
        return field(name).orElseThrow(() -> at(name).complaint("is missing; add it"));
    }

    /** The items of an array; none when there is no such field. */
    List<JsonPart> items(String name, int limit) {
        Optional<JsonPart> array = field(name);
        array.filter(part -> !part.node.isArray()).ifPresent(part -> {
            throw part.complaint("is not an array");
        });
        array.filter(part -> part.node.size() > limit).ifPresent(part -> {
            throw part.complaint("has " + part.node.size() + " items; at most " + limit + " are allowed");
        });
        return array.map(JsonPart::elements).orElse(List.of());
    }

    String text() {
        if (!node.isString()) {
            throw complaint("is not text; put it in quotes");
        }
        return node.asString();
    }

    String entityName() {
        String name = text();
        if (!name.matches(NAME)) {
            throw complaint(
                    "\"" + name + "\" is not a name; letters, digits, '-', '_', '.' and '/' between letters or digits");
        }
        return name;
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw complaint("is neither true nor false");
        }
        return node.asBoolean();
    }

    int number(int least, int most) {
        if (!node.isInt() || node.asInt() < least || node.asInt() > most) {
            throw complaint(node + " is not a whole number from " + least + " to " + most);
        }
        return node.asInt();
    }

    Duration duration(String least, String most) {
        Duration duration = duration();
        if (duration.compareTo(Duration.parse(least)) < 0 || duration.compareTo(Duration.parse(most)) > 0) {
            throw complaint(node + " is not between " + least + " and " + most);
        }
        return duration;
    }

    Map<String, Object> scalars() {
        Map<String, Object> values = new java.util.TreeMap<>();
        for (String name : node.propertyNames()) {
            values.put(name, at(name).scalar());
        }
        return values;
    }

    IllegalArgumentException complaint(String text) {
        return new IllegalArgumentException(path + ": " + text);
    }

    private Object scalar() {
        if (node.isString() || node.isBoolean()) {
            return node.isString() ? node.asString() : node.asBoolean();
        }
        throw complaint(
                "is neither text nor true or false; other values of a correlation filter are not simulated here");
    }

    private Duration duration() {
        try {
            return Duration.parse(text());
        } catch (DateTimeException e) {
            throw complaint(node + " is not an ISO 8601 duration such as PT1M");
        }
    }

    private List<JsonPart> elements() {
        return IntStream.range(0, node.size())
                .mapToObj(i -> new JsonPart(path + "[" + i + "]", node.get(i)))
                .toList();
    }

    private JsonPart at(String name) {
        JsonNode value = node.get(name);
        return new JsonPart(path + "." + name, value == null ? node : value);
    }
}
