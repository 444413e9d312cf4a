package io.roundtrip.admin.problems;

import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that could not be done for one record, wherever it is kept.
 *
 * @param id of the outbox record or failure row
 * @param note a person's reason for discarding it
 */
public record Problem(
        UUID id,
        Kind kind,
        Subject subject,
        FailureStatus status,
        FailureCause cause,
        Course course,
        Optional<String> note,
        String correlationId) {

    /** Where it is kept: the sender's record until Service Bus has accepted it, a failure row afterwards. */
    public enum Kind {
        OUTBOX,
        FAILURE
    }

    /**
     * The record it happened to.
     *
     * @param name where it was read; the sender knows only keys
     * @param parentTable of the record that this one waits for
     */
    public record Subject(
            String mapping,
            String target,
            String table,
            UUID rowId,
            Optional<String> name,
            Optional<String> parentTable) {

        /** The failure row that an outbox record becomes when its retry is asked for. */
        public UUID failureId() {
            return new FailureKey(mapping, rowId).id();
        }
    }

    /**
     * How often, since when, and who did something about it.
     *
     * @param retries asked for by people or rules so far
     */
    public record Course(
            int attempts,
            int retries,
            Optional<Instant> nextAttempt,
            Instant firstFailure,
            Instant lastFailure,
            Optional<String> actedBy) {}

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether a retry makes sense in bulk: no attempt that a person asked for is under way. */
    public boolean waitsForRetry() {
        return isOpen() && !status.isRetry();
    }

    /** Retrying can be asked for again, should its answer never come; one that is not sent yet can not. */
    public boolean canBeRetried() {
        return isOpen() && status != FailureStatus.RETRY_REQUESTED;
    }

    /** Outbox records can not: nothing would remember who decided it, and why. */
    public boolean canBeDiscarded() {
        return isOpen() && kind == Kind.FAILURE;
    }

    public boolean canBeRestored() {
        return status == FailureStatus.DISCARDED;
    }
}
