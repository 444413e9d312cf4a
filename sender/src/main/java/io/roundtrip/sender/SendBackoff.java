package io.roundtrip.sender;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.RetryDecision;
import io.roundtrip.messaging.RetryPolicy;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.schema.outbox.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a refused record is tried again. It is never given up: the record stays until it is sent or retried by hand. */
final class SendBackoff {

    /** Beyond these the longest pause is kept for ever. */
    private static final int MOST_ATTEMPTS = 50;

    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final Clock clock;

    SendBackoff(Duration first, Duration longest, RandomGenerator random, Clock clock) {
        this.policy = new RetryPolicy(MOST_ATTEMPTS, first, longest);
        this.random = random;
        this.clock = clock;
    }

    Refusal after(int attempts, Refused refusal) {
        return new Refusal(Category.UNKNOWN, "Service Bus did not accept it", refusal.reason(), nextAttempt(attempts));
    }

    Instant nextAttempt(int attempts) {
        RetryDecision decision =
                policy.decide(attempts, FailureKind.TRANSIENT, clock.instant(), random.nextDouble(), Optional.empty());
        return decision instanceof RetryDecision.RetryAt at
                ? at.at()
                : clock.instant().plus(policy.maxDelay());
    }
}
