package io.roundtrip.sandbox.model.retry;

import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.RetryDecision;
import io.roundtrip.messaging.RetryPolicy;
import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.MessageIds.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/**
 * @param decide on a failed attempt
 * @param messageId the number of the MessageId that a copy of this attempt carries
 */
record Rules(BiFunction<Integer, FailureKind, RetryDecision> decide, IntUnaryOperator messageId) {
    static final int MAX_ATTEMPTS = 4;

    static Rules production() {
        RetryPolicy policy = new RetryPolicy(MAX_ATTEMPTS, Duration.ofSeconds(1), Duration.ofSeconds(4));
        MessageIds ids = new MessageIds();
        return new Rules(
                (attempt, kind) -> policy.decide(attempt, kind, Instant.EPOCH, 0, Optional.empty()),
                attempt -> ids.number(new Message(1, 0, attempt)));
    }
}
