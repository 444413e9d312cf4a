package io.roundtrip.sender;

import java.time.Duration;

/** How often an idle table is asked: quickly after a change, ever more seldom without one. */
final class Pace {

    private static final double SLOWER = 1.5;

    private final Duration quickest;
    private final Duration slowest;
    private Duration current;

    Pace(Duration quickest, Duration slowest) {
        this.quickest = quickest;
        this.slowest = slowest;
        this.current = quickest;
    }

    Duration after(boolean busy) {
        current = busy ? quickest : slower();
        return current;
    }

    private Duration slower() {
        Duration next = Duration.ofNanos((long) (current.toNanos() * SLOWER));
        return next.compareTo(slowest) < 0 ? next : slowest;
    }
}
