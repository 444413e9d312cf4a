package io.roundtrip.messaging;

import java.time.Duration;

/** Delays that double up to a cap, until something works again. */
final class Backoff {

    private final Duration first;
    private final Duration most;
    private Duration next;

    Backoff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    Duration next() {
        Duration delay = next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(most) > 0 ? most : doubled;
        return delay;
    }

    void reset() {
        next = first;
    }
}
