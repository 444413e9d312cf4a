package io.roundtrip.messaging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object strictly; every complaint names the field. A field that is null counts as absent. */
record Fields(String path, JsonNode object) {

    Fields {
        if (!object.isObject()) {
            throw new UnreadableMessage((path.isEmpty() ? "the message" : path) + " is not a JSON object");
        }
    }

    Fields object(String field) {
        return new Fields(name(field), need(field, find(field)));
    }

    String text(String field) {
        return need(field, optionalText(field));
    }

    Optional<String> optionalText(String field) {
        return find(field).map(node -> {
            if (!node.isString()) {
                throw new UnreadableMessage(name(field) + " is not a text");
            }
            return node.stringValue();
        });
    }

    UUID uuid(String field) {
        return need(field, optionalUuid(field));
    }

    Optional<UUID> optionalUuid(String field) {
        return optionalText(field).map(parse(field, "a UUID", UUID::fromString));
    }

    Optional<Instant> optionalInstant(String field) {
        return optionalText(field).map(parse(field, "an RFC 3339 time", Instant::parse));
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> choices) {
        String text = text(field);
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnreadableMessage(
                        name(field) + " is none of " + Arrays.toString(choices.getEnumConstants())));
    }

    long number(String field) {
        return need(field, optionalNumber(field));
    }

    int smallNumber(String field) {
        return Math.toIntExact(number(field));
    }

    Optional<Long> optionalNumber(String field) {
        return find(field).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw new UnreadableMessage(name(field) + " is not a whole number of 64 bits");
            }
            return node.longValue();
        });
    }

    boolean flag(String field) {
        JsonNode node = need(field, find(field));
        if (!node.isBoolean()) {
            throw new UnreadableMessage(name(field) + " is neither true nor false");
        }
        return node.booleanValue();
    }

    /** A missing object counts as no steps: they tell the journey and decide nothing. */
    Steps steps(String field) {
        Steps steps = Steps.none();
        if (find(field).isEmpty()) {
            return steps;
        }
        Fields times = object(field);
        for (String step : times.object.propertyNames()) {
            steps = steps.with(step, times.need(step, times.optionalInstant(step)));
        }
        return steps;
    }

    private Optional<JsonNode> find(String field) {
        return object.optional(field).filter(node -> !node.isNull());
    }

    private <T> T need(String field, Optional<T> value) {
        return value.orElseThrow(() -> new UnreadableMessage(name(field) + " is missing"));
    }

    private <T> Function<String, T> parse(String field, String expected, Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | DateTimeException cause) {
                throw new UnreadableMessage(name(field) + " is not " + expected, cause);
            }
        };
    }

    private String name(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
