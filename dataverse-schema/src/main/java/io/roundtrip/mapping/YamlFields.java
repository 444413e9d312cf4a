package io.roundtrip.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JsonToken;

/** Typed reading of one YAML object; {@link #finish} refuses the fields that nobody asked for. */
final class YamlFields {

    private final YamlNode.Fields node;
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlFields(YamlNode.Fields node) {
        this.node = node;
    }

    static YamlFields of(YamlNode node, String what) {
        if (node instanceof YamlNode.Fields fields) {
            return new YamlFields(fields);
        }
        throw MappingFileException.at(node.line(), what + " must have named fields");
    }

    int line() {
        return node.line();
    }

    /** Any value but null, which counts as not there. */
    Optional<YamlNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(node.values().get(name))
                .filter(value -> !(value instanceof YamlNode.Scalar scalar && scalar.token() == JsonToken.VALUE_NULL));
    }

    Optional<String> findText(String name) {
        return find(name).map(value -> scalar(name, value).text());
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    int integer(String name) {
        return findInteger(name).orElseThrow(() -> missing(name));
    }

    int integer(String name, int otherwise) {
        return findInteger(name).orElse(otherwise);
    }

    private Optional<Integer> findInteger(String name) {
        return read(name, Integer::valueOf, "a whole number");
    }

    Duration duration(String name, Duration otherwise) {
        return read(name, Duration::parse, "a duration such as PT5S").orElse(otherwise);
    }

    boolean flag(String name) {
        return read(name, YamlFields::parseFlag, "true or false").orElse(false);
    }

    /** Options are written in lower case with hyphens: send-empty. */
    <E extends Enum<E>> E option(String name, E otherwise) {
        E[] options = otherwise.getDeclaringClass().getEnumConstants();
        String possible = Arrays.stream(options).map(YamlFields::word).collect(Collectors.joining(", "));
        return read(name, text -> parseOption(options, text), "one of " + possible)
                .orElse(otherwise);
    }

    static String word(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<YamlNode> items(String name) {
        return find(name)
                .map(value -> {
                    if (value instanceof YamlNode.Sequence sequence) {
                        return sequence.items();
                    }
                    throw MappingFileException.at(value.line(), name + " must be a list");
                })
                .orElse(List.of());
    }

    Map<String, YamlNode> named(String name) {
        return find(name).map(value -> of(value, name).node.values()).orElse(Map.of());
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.values()
                .forEach((name, value) -> texts.put(name, scalar(name, value).text()));
        asked.addAll(texts.keySet());
        return texts;
    }

    /** What a value's own check says gets this object's line. */
    <T> T made(Supplier<T> maker) {
        finish();
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw MappingFileException.at(node.line(), String.valueOf(e.getMessage()));
        }
    }

    private void finish() {
        node.values().forEach((name, value) -> {
            if (!asked.contains(name)) {
                throw MappingFileException.at(
                        value.line(), "unknown field '" + name + "'; here belong: " + String.join(", ", asked));
            }
        });
    }

    static YamlNode.Scalar scalar(String name, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw MappingFileException.at(value.line(), name + " must be a single value");
    }

    private MappingFileException missing(String name) {
        return MappingFileException.at(node.line(), "field '" + name + "' is missing");
    }

    private <T> Optional<T> read(String name, Function<String, T> reading, String expected) {
        return find(name).map(value -> {
            String text = scalar(name, value).text();
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw MappingFileException.at(value.line(), name + " '" + text + "' is not " + expected);
            }
        });
    }

    private static boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <E extends Enum<E>> E parseOption(E[] options, String text) {
        return Arrays.stream(options)
                .filter(option -> word(option).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
