package io.roundtrip.admin.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times of the server's clock, in the environment's zone. */
public final class Times {

    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    public Times(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public Moment now() {
        return moment(clock.instant());
    }

    public Moment moment(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return new Moment(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.truncatedTo(ChronoUnit.SECONDS)),
                TITLE.format(local) + " (" + zone.getId() + ")",
                TIME.format(local),
                day(local.toLocalDate()));
    }

    private String day(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (day.equals(today)) {
            return "today";
        }
        return day.equals(today.minusDays(1))
                ? "yesterday"
                : (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
    }

    /** How long until then: "in 48 s", "in 9 min", "in 2 h"; "now" when it is due. */
    public String until(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        if (left.toSeconds() < 1) {
            return "now";
        }
        if (left.toMinutes() < 2) {
            return "in " + left.toSeconds() + " s";
        }
        return left.toHours() < 2 ? "in " + left.toMinutes() + " min" : "in " + left.toHours() + " h";
    }
}
