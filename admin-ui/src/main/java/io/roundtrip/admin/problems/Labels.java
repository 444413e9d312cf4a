package io.roundtrip.admin.problems;

import io.roundtrip.admin.problems.Problem.Subject;
import io.roundtrip.messaging.Category;
import java.util.Locale;

/** Names of things as people read them. */
public final class Labels {

    private static final int SHORT = 3;
    private static final int ID_BEGINNING = 8;

    private Labels() {}

    /** {@code account} is an Account. */
    public static String table(String table) {
        return table.isEmpty() ? "Record" : capitalized(table);
    }

    /** Abbreviations such as {@code erp} are written in capitals. */
    public static String target(String target) {
        if (target.isEmpty()) {
            return "the target";
        }
        return target.length() <= SHORT ? target.toUpperCase(Locale.ROOT) : capitalized(target);
    }

    /** The record's own name, or what tells it apart where nobody has read that yet. */
    public static String record(Subject subject) {
        return subject.name()
                .filter(name -> !name.isBlank())
                .orElseGet(() -> table(subject.table()) + " "
                        + subject.rowId().toString().substring(0, ID_BEGINNING));
    }

    /** Symbol of a kind of failure; the page always writes the word beside it. */
    public static String icon(Category category) {
        return switch (category) {
            case DATA -> "i-data";
            case MISSING_PARENT -> "i-parent";
            case ACCESS -> "i-lock";
            case TARGET_DOWN -> "i-plug";
            case THROTTLED -> "i-gauge";
            case MAPPING -> "i-map";
            case LOOP -> "i-resync";
            case HELD -> "i-stop";
            case NO_ANSWER -> "i-clock";
            case UNKNOWN -> "i-ask";
        };
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
