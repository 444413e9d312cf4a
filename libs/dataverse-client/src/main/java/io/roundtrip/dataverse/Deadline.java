package io.roundtrip.dataverse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when a request may wait. */
record Deadline(Instant at, Clock clock) {

    static Deadline in(Duration duration, Clock clock) {
        return new Deadline(clock.instant().plus(duration), clock);
    }

    Duration remaining() {
        return Duration.between(clock.instant(), at);
    }

    boolean allows(Duration wait) {
        return remaining().compareTo(wait) >= 0;
    }
}
