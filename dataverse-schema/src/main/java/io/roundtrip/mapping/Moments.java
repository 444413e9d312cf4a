package io.roundtrip.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Date texts of the Web API: 2026-11-20 for a date only column, 2026-11-20T08:15:00Z for a date and time column. */
final class Moments {

    private Moments() {}

    /** @throws java.time.DateTimeException if the text is neither */
    static Instant instant(String text) {
        return isDateOnly(text)
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    /**
     * The calendar day; a date only column has no zone, so its day is the day everywhere.
     *
     * @throws java.time.DateTimeException if the text is neither
     */
    static LocalDate day(String text, ZoneId zone) {
        return isDateOnly(text)
                ? LocalDate.parse(text)
                : instant(text).atZone(zone).toLocalDate();
    }

    private static boolean isDateOnly(String text) {
        return text.indexOf('T') < 0;
    }
}
