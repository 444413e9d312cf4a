package io.roundtrip.dataverse;

import java.util.regex.Pattern;

/** Names become part of addresses and bodies, so they are checked before anything is sent. */
final class Names {

    private static final Pattern LOGICAL_NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_]+");

    private Names() {}

    static String requireTable(String name) {
        return require(LOGICAL_NAME, name, "table");
    }

    static String requireColumn(String name) {
        return require(LOGICAL_NAME, name, "column");
    }

    static String requireProperty(String name) {
        return require(PROPERTY, name, "property");
    }

    private static String require(Pattern pattern, String name, String kind) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not a " + kind + " name (" + pattern + ")");
        }
        return name;
    }
}
