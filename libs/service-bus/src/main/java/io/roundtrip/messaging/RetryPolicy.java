package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.require;

import io.roundtrip.messaging.RetryDecision.DeadLetter;
import io.roundtrip.messaging.RetryDecision.Hold;
import io.roundtrip.messaging.RetryDecision.RetryAt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often and how soon a failed message is tried again: capped exponential backoff.
 *
 * @param maxAttempts 1 to 100, the first delivery included; 1 means no automatic retry
 * @param firstDelay before the second attempt; every further delay is twice the one before
 * @param maxDelay caps the delay; at most 7 days
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_ATTEMPTS = 100;
    private static final double MOST_JITTER = 0.2;

    /** Uses the limits above, so it must stand below them. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(15));

    public RetryPolicy {
        require(
                maxAttempts >= 1 && maxAttempts <= MOST_ATTEMPTS,
                "max-attempts " + maxAttempts + " is not between 1 and " + MOST_ATTEMPTS);
        require(firstDelay.compareTo(Duration.ZERO) > 0, "first-delay " + firstDelay + " is not positive");
        require(
                maxDelay.compareTo(firstDelay) >= 0,
                "max-delay " + maxDelay + " is shorter than first-delay " + firstDelay);
        require(maxDelay.compareTo(LONGEST) <= 0, "max-delay " + maxDelay + " is longer than " + LONGEST);
    }

    /**
     * Decides about a message whose {@code attempt} has just failed.
     *
     * @param attempt that failed, counted from 1
     * @param random from 0 to 1; jitter only shortens, by a fifth at most, so that the cap holds
     * @param retryAfter asked for by the service: the minimum, even above the cap; more than 7 days count as 7 days
     */
    public RetryDecision decide(
            int attempt, FailureKind kind, Instant now, double random, Optional<Duration> retryAfter) {
        require(attempt >= 1, "attempt " + attempt + " is less than 1");
        return switch (kind) {
            case PERMANENT -> new DeadLetter("will not succeed by itself");
            case BLOCKED -> new Hold();
            case TRANSIENT ->
                attempt >= maxAttempts
                        ? new DeadLetter("failed " + attempt + " of " + maxAttempts + " attempts")
                        : new RetryAt(now.plus(delay(attempt, random, retryAfter)));
        };
    }

    /** The longest time all automatic attempts can take together, Retry-After apart. */
    public Duration sumOfDelays() {
        Duration sum = Duration.ZERO;
        for (int attempt = 1; attempt < maxAttempts; attempt++) {
            sum = sum.plus(backoff(attempt, 0));
        }
        return sum;
    }

    private Duration delay(int attempt, double random, Optional<Duration> retryAfter) {
        Duration backoff = backoff(attempt, random);
        Duration asked = retryAfter.orElse(Duration.ZERO);
        Duration least = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return least.compareTo(backoff) > 0 ? least : backoff;
    }

    private Duration backoff(int attempt, double random) {
        require(random >= 0 && random <= 1, "random " + random + " is not between 0 and 1");
        double capped = Math.min(firstDelay.toNanos() * Math.pow(2, attempt - 1.0), maxDelay.toNanos());
        return Duration.ofNanos((long) (capped * (1 - MOST_JITTER * random)));
    }
}
