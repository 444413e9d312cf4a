package io.roundtrip.schema.failures;

import io.roundtrip.schema.failures.FailureDecision.LeaveUnchanged;
import io.roundtrip.schema.failures.FailureDecision.Store;
import io.roundtrip.schema.failures.FailureEvent.Acknowledged;
import io.roundtrip.schema.failures.FailureEvent.DeleteAcknowledged;
import io.roundtrip.schema.failures.FailureEvent.RowSeen;
import io.roundtrip.schema.failures.FailureEvent.SupersededBy;

/** The steps of the life cycle that an answer, a missing one or a newer version causes. */
final class Answers {
    private static final LeaveUnchanged OLDER_ANSWER =
            new LeaveUnchanged("the same version failed after this acknowledgement may have been written");

    private Answers() {}

    static FailureDecision noAnswer(FailureState state) {
        return switch (state.status()) {
            case WAITING -> new Store(state.withStatus(FailureStatus.FAILED).withoutDeadLetter());
            case RETRYING -> new Store(state.withStatus(FailureStatus.FAILED));
            default -> FailureLifeCycle.FASTER;
        };
    }

    static FailureDecision acknowledged(FailureState state, Acknowledged event) {
        if (!state.isOpen()) {
            return FailureLifeCycle.NOTHING_OPEN;
        }
        if (event.version() < state.version()) {
            return new LeaveUnchanged("the failure is of a newer version than the acknowledgement");
        }
        if (FailureLifeCycle.needsRow(state) && event.row() == RowSeen.NOT_READ) {
            return new LeaveUnchanged("a delete failed, and the row was not found alive");
        }
        FailureState resolved = state.withStatus(FailureStatus.RESOLVED).withVersion(event.version());
        return event.version() > state.version() ? new Store(resolved) : answered(state, event.retryNumber(), resolved);
    }

    /** A delete is newer than any upsert of the row that is still gone. */
    static FailureDecision deleteAcknowledged(FailureState state, DeleteAcknowledged event) {
        if (!state.isOpen()) {
            return FailureLifeCycle.NOTHING_OPEN;
        }
        FailureState resolved = state.withStatus(FailureStatus.RESOLVED);
        return state.operation() == FailedOperation.UPSERT
                ? new Store(resolved)
                : answered(state, event.retryNumber(), resolved);
    }

    /**
     * An acknowledgement of the very version that failed. Another worker may have written that version before the
     * failure and lost it since, by a write or a delete of something older that could not be repaired: then it must not
     * hide the failure. It counts where no dead letter came since the retry it answers; else one more retry tells.
     */
    private static FailureDecision answered(FailureState state, int retryNumber, FailureState resolved) {
        boolean answersRetry = retryNumber >= state.retryNumber();
        boolean undisputed = state.lastMessageId().isEmpty();
        return switch (state.status()) {
            case WAITING -> new Store(resolved);
            case RETRY_REQUESTED, RETRYING -> {
                if (!answersRetry) {
                    yield OLDER_ANSWER;
                }
                yield new Store(undisputed ? resolved : state.requestedAgain());
            }
            case FAILED -> answersRetry && undisputed ? new Store(resolved) : OLDER_ANSWER;
            default -> OLDER_ANSWER;
        };
    }

    static FailureDecision superseded(FailureState state, SupersededBy event) {
        boolean replaced = state.status() == FailureStatus.FAILED && event.base() > state.version();
        return replaced ? new Store(state.withStatus(FailureStatus.SUPERSEDED)) : FailureLifeCycle.FASTER;
    }
}
