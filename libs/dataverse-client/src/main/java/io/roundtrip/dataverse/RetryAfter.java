package io.roundtrip.dataverse;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header: seconds, or a date. Source: RFC 9110, section 10.2.3. */
final class RetryAfter {

    private RetryAfter() {}

    /** Empty for a text that is neither; never negative. */
    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        return text.matches("\\d{1,9}(\\.\\d+)?") ? Optional.of(seconds(text)) : untilDate(text, now);
    }

    /** A fraction counts as a whole second: late is right, early is not. */
    private static Duration seconds(String text) {
        return Duration.ofSeconds((long) Math.ceil(Double.parseDouble(text)));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
