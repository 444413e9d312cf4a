package io.roundtrip.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Orders two values of one kind; text next to a GUID or a date is read as such, because rows carry those as text. */
final class FilterOrder {

    private FilterOrder() {}

    /** @throws IllegalArgumentException if the two are of different kinds */
    static int compare(Object left, Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return RowValues.decimal(one).compareTo(RowValues.decimal(other));
        }
        if (left instanceof Boolean one && right instanceof Boolean other) {
            return one.compareTo(other);
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareToIgnoreCase(other);
        }
        if (left instanceof UUID || right instanceof UUID) {
            return guid(left).compareTo(guid(right));
        }
        return instant(left).compareTo(instant(right));
    }

    private static UUID guid(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(text(value));
    }

    /** A date without time counts as its midnight in UTC, which is how Dataverse compares the two. */
    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        try {
            return Moments.instant(value instanceof LocalDate date ? date.toString() : text(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    private static String text(Object value) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("not comparable");
        }
        return text;
    }
}
