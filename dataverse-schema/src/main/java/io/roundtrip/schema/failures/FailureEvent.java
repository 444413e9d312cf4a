package io.roundtrip.schema.failures;

import java.util.Objects;

/**
 * What can happen to a failure row. Versions are row versions ({@code versionnumber}), 0 where none is known; a delete
 * has none of its own, because a tombstone carries only an id.
 */
public sealed interface FailureEvent {
    /** Delivery failed for the second time or later and is about to send the next attempt. */
    record WaitingForRetry(FailedOperation operation, long version) implements FailureEvent {
        public WaitingForRetry {
            Objects.requireNonNull(operation);
        }
    }

    /** The collector holds a dead letter. */
    record DeadLettered(String messageId, FailedOperation operation, long version, int retryNumber)
            implements FailureEvent {
        public DeadLettered {
            Objects.requireNonNull(messageId);
            Objects.requireNonNull(operation);
        }
    }

    /** Delivery found a required parent missing, or the sender found a row that changes on its own acknowledgement. */
    record Parked(long version, int retryNumber) implements FailureEvent {}

    /** A person, a flow or a rule wants another attempt. */
    record RetryRequested(String by) implements FailureEvent {
        public RetryRequested {
            Objects.requireNonNull(by);
        }
    }

    /** A requested outbox record moves here, before it is deleted there. */
    record OutboxMoved(FailedOperation operation, long version) implements FailureEvent {
        public OutboxMoved {
            Objects.requireNonNull(operation);
        }
    }

    /** The broker accepted the requested retry of this number. Decide on the state read before sending. */
    record RetrySent(int retryNumber) implements FailureEvent {}

    /** The watchdog waited the sum of all backoffs and one hour more. */
    record NoAnswer() implements FailureEvent {}

    /**
     * An upsert's acknowledgement.
     *
     * @param row whether its source row was read, and found alive with its created-on
     * @param retryNumber of the requested retry that it answers, 0 for none
     */
    record Acknowledged(long version, RowSeen row, int retryNumber) implements FailureEvent {
        public Acknowledged {
            Objects.requireNonNull(row);
        }
    }

    /** A delete's acknowledgement, and the source row, read after the failure row, is still gone. */
    record DeleteAcknowledged(int retryNumber) implements FailureEvent {}

    /** After the collector stored a failure, the row's base turned out to be this. */
    record SupersededBy(long base) implements FailureEvent {}

    /** A person gives up, with a reason. */
    record Discarded(String by) implements FailureEvent {
        public Discarded {
            Objects.requireNonNull(by);
        }
    }

    /** A person takes a discard back. */
    record Restored(String by) implements FailureEvent {
        public Restored {
            Objects.requireNonNull(by);
        }
    }

    /** What the ack processor knows of the source row when it closes an upsert's failure. */
    enum RowSeen {
        NOT_READ,
        ALIVE
    }
}
