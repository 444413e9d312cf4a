package io.roundtrip.schema.failures;

import java.util.Optional;

/** A failure as reported, against the failure row as it stands. */
record Failed(FailureStatus status, FailedOperation operation, long version, int retryNumber) {
    /** For reports that answer no particular retry and are judged by their version alone. */
    static final int ANY_RETRY = Integer.MAX_VALUE;

    FailureState first() {
        return new FailureState(status, operation, version, knownRetries(), Optional.empty());
    }

    /** Version and operation only grow while the row is open; the retry number grows as long as the row exists. */
    FailureState over(FailureState state) {
        return new FailureState(
                status,
                state.isOpen() && state.operation() == FailedOperation.DELETE ? FailedOperation.DELETE : operation,
                state.isOpen() ? Math.max(version, state.version()) : version,
                Math.max(knownRetries(), state.retryNumber()),
                state.lastMessageId());
    }

    /** Whether a later retry of the same thing is on its way. */
    boolean isOvertakenBy(FailureState state) {
        return state.status().isRetry() && isOfSame(state) && retryNumber < state.retryNumber();
    }

    /** A delete is never older than a version, because a tombstone has none. */
    boolean isOlderThan(FailureState state) {
        return operation == FailedOperation.UPSERT && version < state.version();
    }

    /** Whether the row says already all that this failure says. */
    boolean isCoveredBy(FailureState state) {
        return operation == FailedOperation.DELETE
                ? state.operation() == FailedOperation.DELETE
                : version <= state.version();
    }

    /** A delete is compared with deletes only. */
    private boolean isOfSame(FailureState state) {
        return operation == FailedOperation.DELETE
                ? state.operation() == FailedOperation.DELETE
                : version == state.version();
    }

    private int knownRetries() {
        return retryNumber == ANY_RETRY ? 0 : retryNumber;
    }
}
