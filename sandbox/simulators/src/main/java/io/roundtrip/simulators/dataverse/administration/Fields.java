package io.roundtrip.simulators.dataverse.administration;

import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object; what is not as it should be is refused with the field's name. */
final class Fields {
    private final String place;
    private final Map<?, ?> values;

    private Fields(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    static Fields of(byte[] body) {
        return new Fields("", Json.object(body));
    }

    Fields allowOnly(Set<String> known) {
        values.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw refused(
                            unknown,
                            "is not known; there are " + known.stream().sorted().toList());
                });
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return value(name, "a text", value -> value instanceof String text ? text : null);
    }

    Optional<Integer> whole(String name) {
        return value(name, "a whole number", value -> value instanceof Integer number ? number : null);
    }

    Optional<Long> longWhole(String name) {
        return value(
                name,
                "a whole number",
                value -> value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null);
    }

    Optional<Double> number(String name) {
        return value(name, "a number", value -> value instanceof Number number ? number.doubleValue() : null);
    }

    Optional<Duration> duration(String name) {
        return value(name, "a duration like PT1.5S", value -> {
            try {
                return value instanceof String text ? Duration.parse(text) : null;
            } catch (DateTimeException malformed) {
                return null;
            }
        });
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return value(name, "one of " + names(type), value -> named(type, value));
    }

    Optional<Fields> object(String name) {
        return value(name, "an object", value -> value instanceof Map<?, ?> map ? inside(name, map) : null);
    }

    List<Fields> objects(String name) {
        List<Fields> all = new ArrayList<>();
        for (Object element : list(name)) {
            String place = name + "[" + all.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw refused(place, "must be an object");
            }
            all.add(inside(place, map));
        }
        return all;
    }

    <E extends Enum<E>> List<E> someOf(String name, Class<E> type) {
        List<E> all = new ArrayList<>();
        for (Object element : list(name)) {
            E found = named(type, element);
            if (found == null) {
                throw refused(name + "[" + all.size() + "]", "must be one of " + names(type) + ", not " + element);
            }
            all.add(found);
        }
        return all;
    }

    private List<?> list(String name) {
        Optional<List<?>> list = value(name, "a list", value -> value instanceof List<?> some ? some : null);
        return list.orElse(List.of());
    }

    private Fields inside(String name, Map<?, ?> map) {
        return new Fields(place + name + ".", map);
    }

    private <T> Optional<T> value(String name, String expected, Function<Object, @Nullable T> reader) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        T read = reader.apply(value);
        if (read == null) {
            throw refused(name, "must be " + expected + ", not " + value);
        }
        return Optional.of(read);
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, Object value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(value))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Fields::wireName).toList();
    }

    /** {@code RESET_AFTER_THE_EFFECT} is written {@code resetAfterTheEffect}. */
    static String wireName(Enum<?> constant) {
        String words = Arrays.stream(constant.name().toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Takes what a record refuses at its birth as a refusal of this object. */
    <T> T checked(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException unfit) {
            throw refused(name, "cannot be: " + unfit.getMessage());
        }
    }

    Refusal refused(String name, String reason) {
        return new Refusal(400, "0x80048d19", "'" + place + name + "' " + reason + ".");
    }
}
