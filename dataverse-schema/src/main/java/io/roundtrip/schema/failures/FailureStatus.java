package io.roundtrip.schema.failures;

/** Where a failure row stands. Open ones are in somebody's list; closed ones are kept for 30 days. */
public enum FailureStatus {
    /** Failed at least twice; the next automatic attempt is on its way. */
    WAITING,
    /** No attempt is on its way; a person must look. */
    FAILED,
    /** Waits for something else, such as its parent, or was stopped because it causes itself. */
    PARKED,
    /** A person or a rule asked for a retry that is not sent yet. */
    RETRY_REQUESTED,
    /** The requested retry was accepted by the broker and has not been answered yet. */
    RETRYING,
    /** Closed by an acknowledgement. */
    RESOLVED,
    /** Closed because a newer version of the row is on its own way. */
    SUPERSEDED,
    /** Closed by a person. */
    DISCARDED;

    public boolean isOpen() {
        return switch (this) {
            case WAITING, FAILED, PARKED, RETRY_REQUESTED, RETRYING -> true;
            case RESOLVED, SUPERSEDED, DISCARDED -> false;
        };
    }

    /** Whether a retry was asked for and is not answered yet. */
    public boolean isRetry() {
        return this == RETRY_REQUESTED || this == RETRYING;
    }
}
