package io.roundtrip.simulators.dataverse.reading;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the query functions about dates mean at one moment (documentation page "Web API query function reference"). Users live in
 * UTC, and weeks start on Sunday, as in a new environment. "Last X days" starts with the day X days ago and ends now.
 */
final class RelativeDates {
    private static final Pattern CALENDAR = Pattern.compile("(Last|This|Next)(Week|Month|Year)");
    private static final Pattern COUNTED =
            Pattern.compile("(Last|Next|OlderThan)X(Minutes|Hours|Days|Weeks|Months|Years)");

    private final ZonedDateTime now;
    private final ZonedDateTime today;

    RelativeDates(Instant now) {
        this.now = now.atZone(ZoneOffset.UTC);
        this.today = this.now.truncatedTo(ChronoUnit.DAYS);
    }

    /** The span of a function that takes no number. */
    Optional<Span> named(String function) {
        return switch (function) {
            case "Yesterday" -> days(-1, 0);
            case "Today" -> days(0, 1);
            case "Tomorrow" -> days(1, 2);
            case "Last7Days" -> Optional.of(last(7, ChronoUnit.DAYS));
            case "Next7Days" -> Optional.of(next(7, ChronoUnit.DAYS));
            default -> calendar(CALENDAR.matcher(function));
        };
    }

    private Optional<Span> days(int first, int end) {
        return Optional.of(Span.between(today.plusDays(first), today.plusDays(end)));
    }

    private Optional<Span> calendar(Matcher function) {
        if (!function.matches()) {
            return Optional.empty();
        }
        ChronoUnit unit = unit(function.group(2) + "s");
        int offset = switch (function.group(1)) {
            case "Last" -> -1;
            case "Next" -> 1;
            default -> 0;
        };
        ZonedDateTime start = startOf(unit).plus(offset, unit);
        return Optional.of(Span.between(start, start.plus(1, unit)));
    }

    private ZonedDateTime startOf(ChronoUnit unit) {
        return switch (unit) {
            case WEEKS -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTHS -> today.withDayOfMonth(1);
            default -> today.withDayOfYear(1);
        };
    }

    static boolean isCounted(String function) {
        return COUNTED.matcher(function).matches() && !function.matches("(Last|Next)XMinutes");
    }

    /** The span of a function for which {@link #isCounted} holds. */
    Span counted(String function, long count) {
        Matcher matcher = COUNTED.matcher(function);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(function + " takes no number");
        }
        ChronoUnit unit = unit(matcher.group(2));
        return switch (matcher.group(1)) {
            case "Last" -> last(count, unit);
            case "Next" -> next(count, unit);
            default -> Span.before(now.minus(count, unit).toInstant());
        };
    }

    private static ChronoUnit unit(String name) {
        return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private Span last(long count, ChronoUnit unit) {
        ZonedDateTime start = now.minus(count, unit);
        return Span.between(unit.isTimeBased() ? start : start.truncatedTo(ChronoUnit.DAYS), afterNow());
    }

    private Span next(long count, ChronoUnit unit) {
        ZonedDateTime end = now.plus(count, unit);
        return Span.between(
                now,
                unit.isTimeBased()
                        ? end.plusSeconds(1)
                        : end.truncatedTo(ChronoUnit.DAYS).plusDays(1));
    }

    /** Stored times have whole seconds: the one that is running belongs to the past. */
    private ZonedDateTime afterNow() {
        return now.plusSeconds(1);
    }
}
