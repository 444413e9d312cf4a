package io.roundtrip.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The stripe that tells environments apart: green, amber, red, grey. The environment's name always stands beside it. */
public enum EnvironmentColor {
    SANDBOX,
    TEST,
    PROD,
    OTHER;

    /** As properties and the style sheet call it. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming those there are */
    static EnvironmentColor named(String name) {
        return Arrays.stream(values())
                .filter(color -> color.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + all()));
    }

    private static String all() {
        return Arrays.stream(values()).map(EnvironmentColor::style).collect(Collectors.joining(", "));
    }
}
