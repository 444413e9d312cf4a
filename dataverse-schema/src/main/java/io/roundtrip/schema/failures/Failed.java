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
        boolean deleteFailed = state.isOpen() && state.operation() == FailedOperation.DELETE;
        return new FailureState(
                status,
                deleteFailed ? FailedOperation.DELETE : operation,
                state.isOpen() ? Math.max(version, state.version()) : version,
                Math.max(knownRetries(), state.retryNumber()),
                state.lastMessageId());
    }

    /** Why this report changes nothing, if it comes too late. */
    Optional<String> lateFor(FailureState state) {
        if (operation == FailedOperation.UPSERT && version < state.version()) {
            return Optional.of("the row holds a newer version");
        }
        if (state.status().isRetry() && isOfSame(state) && retryNumber < state.retryNumber()) {
            return Optional.of("a later retry is not answered yet");
        }
        return Optional.empty();
    }

    /** A delete is never older than a version, because a tombstone has none: it is compared with deletes only. */
    private boolean isOfSame(FailureState state) {
        return operation == FailedOperation.DELETE
                ? state.operation() == FailedOperation.DELETE
                : version == state.version();
    }

    private int knownRetries() {
        return retryNumber == ANY_RETRY ? 0 : retryNumber;
    }
}
