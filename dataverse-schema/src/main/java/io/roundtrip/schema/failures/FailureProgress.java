package io.roundtrip.schema.failures;

import java.time.Instant;
import java.util.Optional;

/**
 * @param attempts deliveries tried so far in the current round
 * @param nextAttempt when the next one happens by itself
 * @param actedBy who last retried or discarded, as shown to people
 */
public record FailureProgress(
        int attempts,
        Optional<Instant> nextAttempt,
        Instant firstFailure,
        Instant lastFailure,
        Optional<String> actedBy) {}
