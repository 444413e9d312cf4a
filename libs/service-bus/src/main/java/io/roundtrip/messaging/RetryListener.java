package io.roundtrip.messaging;

import java.time.Instant;

/**
 * Told before the copy of a failed message is scheduled, so that the waiting notification is visible before it waits. May
 * be told again about the same attempt. If it throws, the retry goes on.
 */
@FunctionalInterface
public interface RetryListener<M extends Message> {

    /** Tells of the attempt that failed, counted from 1, and when the next one is due. */
    void beforeRetry(M message, Failure failure, int attempt, Instant nextAttempt);

    static <M extends Message> RetryListener<M> none() {
        return (message, failure, attempt, nextAttempt) -> {};
    }
}
