package io.roundtrip.simulators.servicebus.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value in a file with the path by which complaints name it, such as {@code $.UserConfig.Namespaces[0].Name}. */
record JsonPart(String path, @Nullable Object value) {
    private static final String NAME = "[A-Za-z0-9]|[A-Za-z0-9][\\w\\-./]*[A-Za-z0-9]";

    /** An object with these fields only. */
    JsonPart only(String... known) {
        Set<String> unknown =
                fields().keySet().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw at(unknown.iterator().next())
                    .complaint("is not known; take it out, or use one of " + new TreeSet<>(Set.of(known)));
        }
        return this;
    }

    Optional<JsonPart> field(String name) {
        return Optional.ofNullable(fields().get(name)).map(field -> at(name));
    }

    JsonPart required(String name) {
        return field(name).orElseThrow(() -> at(name).complaint("is missing; add it"));
    }

    /** The items of an array; none when there is no such field. */
    List<JsonPart> items(String name, int limit) {
        List<JsonPart> items = field(name).map(JsonPart::elements).orElse(List.of());
        if (items.size() > limit) {
            throw at(name).complaint("has " + items.size() + " items; at most " + limit + " are allowed");
        }
        return items;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw complaint("is not text; put it in quotes");
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
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw complaint("is neither true nor false");
    }

    int number(int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw complaint(shown() + " is not a whole number from " + least + " to " + most);
    }

    Duration duration(String least, String most) {
        Duration duration = duration();
        if (duration.compareTo(Duration.parse(least)) < 0 || duration.compareTo(Duration.parse(most)) > 0) {
            throw complaint(shown() + " is not between " + least + " and " + most);
        }
        return duration;
    }

    Map<String, Object> scalars() {
        Map<String, Object> values = new java.util.TreeMap<>();
        for (Object field : fields().keySet()) {
            String name = field.toString();
            values.put(name, at(name).scalar());
        }
        return values;
    }

    IllegalArgumentException complaint(String text) {
        return new IllegalArgumentException(path + ": " + text);
    }

    private Object scalar() {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw complaint(
                "is neither text nor true or false; other values of a correlation filter are not simulated here");
    }

    private Duration duration() {
        try {
            return Duration.parse(text());
        } catch (DateTimeException e) {
            throw complaint(shown() + " is not an ISO 8601 duration such as PT1M");
        }
    }

    private List<JsonPart> elements() {
        if (value instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new JsonPart(path + "[" + i + "]", list.get(i)))
                    .toList();
        }
        throw complaint("is not an array");
    }

    private Map<?, ?> fields() {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw complaint("is not an object");
    }

    /** As the file has it, text in its quotes. */
    private String shown() {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private JsonPart at(String name) {
        return new JsonPart(path + "." + name, fields().get(name));
    }
}
