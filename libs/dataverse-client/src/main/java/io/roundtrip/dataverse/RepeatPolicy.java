package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.Optional;

/** Decides whether and when an attempt is repeated, apart from throttling. Pure. */
record RepeatPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {

    static final RepeatPolicy DEFAULT = new RepeatPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(3));

    /**
     * Pause before the next attempt; empty when there is to be none.
     *
     * @param attempt number of the attempt that failed, from 1
     * @param random within 0..1; only shortens the pause, by up to a half
     */
    Optional<Duration> pauseAfter(int attempt, HttpCall call, Outcome outcome, double random) {
        boolean harmless = call.repeatable() || !outcome.effectUnknown();
        return outcome.transientFailure() && harmless && attempt < maxAttempts
                ? Optional.of(backoff(attempt, random))
                : Optional.empty();
    }

    private Duration backoff(int attempt, double random) {
        double capped =
                Math.min((double) firstDelay.toNanos() * Math.pow(2, attempt - 1.0), (double) maxDelay.toNanos());
        return Duration.ofNanos((long) (capped * (1 - random / 2)));
    }
}
