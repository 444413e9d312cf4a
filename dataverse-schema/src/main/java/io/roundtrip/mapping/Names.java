package io.roundtrip.mapping;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as Dataverse and our queues accept them, checked where a value is born. */
final class Names {

    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,127}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    /** Change without an edit, or by our own write: hashed, they would make every acknowledgement look like a change. */
    private static final Set<String> VOLATILE = Set.of(
            "modifiedon",
            "modifiedby",
            "modifiedonbehalfby",
            "modifiedbyexternalparty",
            "versionnumber",
            "exchangerate",
            "rt_sync");

    private Names() {}

    static String column(String name) {
        if (!COLUMN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a logical name (lower-case letters, digits and _)");
        }
        return name;
    }

    static String source(String name) {
        if (VOLATILE.contains(name)) {
            throw new IllegalArgumentException(
                    "column " + name
                            + " changes without an edit or by our own write, so it cannot tell a change from an echo; leave it out");
        }
        return column(name);
    }

    /** Names of mappings, targets and value maps become parts of queue names, links and message ids. */
    static String name(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + name + "' must be 1 to 50 lower-case letters, digits and hyphens");
        }
        return name;
    }

    static String text(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return text;
    }
}
