package io.roundtrip.dataverse;

import java.time.Duration;
import java.time.Instant;

/**
 * The Retry-After window of one application user. Inside it no request is sent: a request waits when its deadline allows
 * it, and otherwise fails at once. Source: "Service protection API limits": pushing on makes the window longer.
 */
final class Throttle {

    /** For a 429 that does not say how long. */
    static final Duration UNSAID = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Surroundings surroundings;
    private volatile Instant closedUntil = Instant.MIN;

    Throttle(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Opens the window, or makes it longer; it never gets shorter. */
    synchronized void closeFor(Duration retryAfter) {
        Duration length = retryAfter.compareTo(SHORTEST) < 0 ? SHORTEST : retryAfter;
        Instant end = surroundings.clock().instant().plus(length);
        closedUntil = end.isAfter(closedUntil) ? end : closedUntil;
    }

    /** What is left of the window; zero outside of it. */
    Duration remaining() {
        Instant end = closedUntil;
        Instant now = surroundings.clock().instant();
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    void await(String item, Deadline deadline) {
        for (Duration left = remaining(); !left.isZero(); left = remaining()) {
            if (!deadline.allows(left)) {
                throw DataverseException.postponed(item, "the environment asked for a pause", left);
            }
            pause(item, left);
        }
    }

    private void pause(String item, Duration left) {
        try {
            surroundings.pause().of(left);
        } catch (InterruptedException e) {
            throw Interruption.of(item, e);
        }
    }
}
