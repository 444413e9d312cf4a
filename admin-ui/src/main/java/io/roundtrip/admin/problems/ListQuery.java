package io.roundtrip.admin.problems;

import io.roundtrip.messaging.Stage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A list's state as its address holds it. What cannot be understood counts as not given, so that no address is broken.
 *
 * @param page counted from 1
 * @param keep lines that the asking page shows
 */
public record ListQuery(ProblemFilter filter, int page, Set<UUID> keep) {

    public static ListQuery of(Map<String, String> parameters) {
        ProblemFilter filter = new ProblemFilter(
                named(ProblemView.values(), text(parameters, "view")).orElse(ProblemView.OPEN),
                named(Stage.values(), text(parameters, "stage")),
                Optional.of(text(parameters, "mapping")).filter(name -> !name.isBlank()),
                text(parameters, "q"));
        return new ListQuery(filter, number(text(parameters, "page")), ids(text(parameters, "keep")));
    }

    /** The ids in a text, separated by commas; anything else in it is ignored. */
    public static Set<UUID> ids(String text) {
        Set<UUID> ids = new HashSet<>();
        Stream.of(text.split(",")).forEach(id -> id(id).ifPresent(ids::add));
        return ids;
    }

    public static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** As it stands in an address. */
    public String view() {
        return filter.view().name().toLowerCase(Locale.ROOT);
    }

    public String stage() {
        return filter.stage()
                .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    public String mapping() {
        return filter.mapping().orElse("");
    }

    public String q() {
        return filter.text();
    }

    private static String text(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "");
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
