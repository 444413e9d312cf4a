package io.roundtrip.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The stripe that tells environments apart. The environment's name always stands beside it. */
public enum EnvironmentColor {
    GREEN("sandbox"),
    AMBER("test"),
    RED("prod"),
    GREY("other");

    private final String style;

    EnvironmentColor(String style) {
        this.style = style;
    }

    /** The kind of environment that the colour is for, as the style sheet calls it. */
    public String style() {
        return style;
    }

    /**
     * By the colour or by the kind of environment.
     *
     * @throws IllegalArgumentException naming the colours there are
     */
    static EnvironmentColor named(String name) {
        return Arrays.stream(values())
                .filter(color -> color.name().equalsIgnoreCase(name) || color.style.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + all()));
    }

    private static String all() {
        return Arrays.stream(values())
                .map(color -> color.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
