package io.roundtrip.simulators.dataverse.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** A stretch of time; its first moment belongs to it, its end does not. */
record Span(Instant from, Instant before) {

    static Span between(ZonedDateTime from, ZonedDateTime before) {
        return new Span(from.toInstant(), before.toInstant());
    }

    static Span onOrAfter(Instant from) {
        return new Span(from, Instant.MAX);
    }

    static Span before(Instant end) {
        return new Span(Instant.MIN, end);
    }

    /** The value is a time, or a date that counts as its first moment. */
    boolean contains(Object value) {
        Instant moment = value instanceof LocalDate date
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) value;
        return !moment.isBefore(from) && moment.isBefore(before);
    }
}
