package io.roundtrip.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so. */
final class TickingClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-20T13:32:08Z");

    void tick(Duration passed) {
        now = now.plus(passed);
    }

    /** 14:32:08 in Berlin, in winter. */
    void nextDay() {
        now = now.atZone(ZoneOffset.UTC)
                .plusDays(1)
                .with(LocalTime.of(13, 32, 8))
                .toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
