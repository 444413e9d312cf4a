package io.roundtrip.schema.failures;

import java.util.Objects;
import java.util.Optional;

/**
 * The part of a failure row that decides its next step.
 *
 * @param operation DELETE as soon as a delete failed while the row was open
 * @param version the failed snapshot's version, else the message's, else 0; never falls while the row is open
 * @param retryNumber requested retries so far; never falls while the row exists
 * @param lastMessageId of the dead letter stored last; empty when the row stands for an answer that did not come
 */
public record FailureState(
        FailureStatus status,
        FailedOperation operation,
        long version,
        int retryNumber,
        Optional<String> lastMessageId) {
    public FailureState {
        Objects.requireNonNull(status);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(lastMessageId);
        if (version < 0 || retryNumber < 0) {
            throw new IllegalArgumentException("version and retry number of a failure must not be negative");
        }
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Starts without a dead letter, so that one that comes while the retry is on its way can be told. */
    FailureState requestedAgain() {
        return new FailureState(FailureStatus.RETRY_REQUESTED, operation, version, retryNumber + 1, Optional.empty());
    }

    FailureState withStatus(FailureStatus next) {
        return new FailureState(next, operation, version, retryNumber, lastMessageId);
    }

    FailureState withVersion(long next) {
        return new FailureState(status, operation, next, retryNumber, lastMessageId);
    }

    FailureState withRetryNumber(int next) {
        return new FailureState(status, operation, version, next, lastMessageId);
    }

    FailureState withoutDeadLetter() {
        return new FailureState(status, operation, version, retryNumber, Optional.empty());
    }

    FailureState withLastMessageId(String next) {
        return new FailureState(status, operation, version, retryNumber, Optional.of(next));
    }
}
