package io.roundtrip.schema.failures;

import io.roundtrip.schema.failures.FailureDecision.LeaveUnchanged;
import io.roundtrip.schema.failures.FailureDecision.Refuse;
import io.roundtrip.schema.failures.FailureDecision.Store;
import io.roundtrip.schema.failures.FailureEvent.Acknowledged;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureEvent.DeleteAcknowledged;
import io.roundtrip.schema.failures.FailureEvent.Discarded;
import io.roundtrip.schema.failures.FailureEvent.NoAnswer;
import io.roundtrip.schema.failures.FailureEvent.OutboxMoved;
import io.roundtrip.schema.failures.FailureEvent.Parked;
import io.roundtrip.schema.failures.FailureEvent.Restored;
import io.roundtrip.schema.failures.FailureEvent.RetryRequested;
import io.roundtrip.schema.failures.FailureEvent.RetrySent;
import io.roundtrip.schema.failures.FailureEvent.SupersededBy;
import io.roundtrip.schema.failures.FailureEvent.WaitingForRetry;
import java.util.Optional;

/**
 * The legal steps of a failure row, and nothing else: pure, so that an exhaustive model runs on it. Whoever stores the
 * result does it with the ETag of the state decided on (insert-if-absent when there was none), and decides again on 412.
 */
public final class FailureLifeCycle {
    private static final LeaveUnchanged ALREADY_OPEN = new LeaveUnchanged("the failure is open already");
    static final LeaveUnchanged NOTHING_OPEN = new LeaveUnchanged("no failure is open");
    static final LeaveUnchanged FASTER = new LeaveUnchanged("someone was faster");

    private FailureLifeCycle() {}

    public static FailureDecision decide(Optional<FailureState> current, FailureEvent event) {
        if (event instanceof WaitingForRetry waiting) {
            return waiting(current, waiting);
        } else if (event instanceof DeadLettered letter) {
            return deadLettered(current, letter);
        } else if (event instanceof Parked parked) {
            return parked(current, parked);
        } else if (event instanceof OutboxMoved moved) {
            return moved(current, moved);
        }
        return current.map(state -> onRow(state, event)).orElseGet(() -> withoutRow(event));
    }

    /**
     * Whether the ack processor must read the source row before an upsert's acknowledgement may close the failure: a
     * late acknowledgement of a row deleted since must not hide that the delete failed.
     */
    public static boolean needsRow(FailureState state) {
        return state.isOpen() && state.operation() == FailedOperation.DELETE;
    }

    private static FailureDecision waiting(Optional<FailureState> current, WaitingForRetry event) {
        Failed failed = new Failed(FailureStatus.WAITING, event.operation(), event.version(), Failed.ANY_RETRY);
        if (current.isEmpty()) {
            return new Store(failed.first());
        }
        FailureState state = current.get();
        if (state.isOpen() && state.status() != FailureStatus.WAITING) {
            return ALREADY_OPEN;
        }
        return unlessLate(state, failed, failed.over(state));
    }

    private static FailureDecision deadLettered(Optional<FailureState> current, DeadLettered event) {
        Failed failed = new Failed(FailureStatus.FAILED, event.operation(), event.version(), event.retryNumber());
        if (current.isEmpty()) {
            return new Store(failed.first().withLastMessageId(event.messageId()));
        }
        FailureState state = current.get();
        boolean known = state.lastMessageId().filter(event.messageId()::equals).isPresent();
        if (known && failed.isCoveredBy(state)) {
            return new LeaveUnchanged("the row holds this dead letter already");
        }
        FailureState next = failed.isOvertakenBy(state) ? state : failed.over(state);
        return unlessLate(state, failed, next.withLastMessageId(event.messageId()));
    }

    private static FailureDecision parked(Optional<FailureState> current, Parked event) {
        Failed failed = new Failed(FailureStatus.PARKED, FailedOperation.UPSERT, event.version(), event.retryNumber());
        return current.map(state -> unlessLate(state, failed, failed.over(state)))
                .orElseGet(() -> new Store(failed.first()));
    }

    private static FailureDecision moved(Optional<FailureState> current, OutboxMoved event) {
        Failed failed = new Failed(FailureStatus.RETRY_REQUESTED, event.operation(), event.version(), Failed.ANY_RETRY);
        if (current.isEmpty()) {
            return new Store(failed.first().withRetryNumber(1));
        }
        FailureState state = current.get();
        if (state.status() == FailureStatus.RETRY_REQUESTED) {
            return new LeaveUnchanged("a retry is requested already");
        }
        return new Store(failed.over(state).requestedAgain());
    }

    private static FailureDecision unlessLate(FailureState state, Failed failed, FailureState next) {
        if (failed.isOlderThan(state)) {
            return new LeaveUnchanged("the row holds a newer version");
        }
        return next.equals(state) ? ALREADY_OPEN : new Store(next);
    }

    private static FailureDecision onRow(FailureState state, FailureEvent event) {
        if (event instanceof RetryRequested) {
            return requested(state);
        } else if (event instanceof RetrySent sent) {
            return sent(state, sent);
        } else if (event instanceof NoAnswer) {
            return Answers.noAnswer(state);
        } else if (event instanceof Acknowledged ack) {
            return Answers.acknowledged(state, ack);
        } else if (event instanceof DeleteAcknowledged ack) {
            return Answers.deleteAcknowledged(state, ack);
        } else if (event instanceof SupersededBy superseded) {
            return Answers.superseded(state, superseded);
        }
        return event instanceof Discarded ? discarded(state) : restored(state);
    }

    private static FailureDecision requested(FailureState state) {
        return switch (state.status()) {
            case WAITING, FAILED, PARKED, RETRYING -> new Store(state.requestedAgain());
            case RETRY_REQUESTED -> new Refuse("a retry is requested already");
            case RESOLVED -> new Refuse("an acknowledgement resolved it meanwhile");
            case SUPERSEDED -> new Refuse("a newer version of the row replaced it meanwhile");
            case DISCARDED -> new Refuse("it was discarded; restore it first");
        };
    }

    private static FailureDecision sent(FailureState state, RetrySent event) {
        boolean asked = state.status() == FailureStatus.RETRY_REQUESTED && state.retryNumber() == event.retryNumber();
        return asked ? new Store(state.withStatus(FailureStatus.RETRYING)) : FASTER;
    }

    private static FailureDecision discarded(FailureState state) {
        return state.isOpen()
                ? new Store(state.withStatus(FailureStatus.DISCARDED))
                : new Refuse("it is closed already");
    }

    private static FailureDecision restored(FailureState state) {
        return state.status() == FailureStatus.DISCARDED
                ? new Store(state.withStatus(FailureStatus.FAILED))
                : new Refuse("only a discarded failure can be restored");
    }

    private static FailureDecision withoutRow(FailureEvent event) {
        boolean byPerson = event instanceof RetryRequested || event instanceof Discarded || event instanceof Restored;
        return byPerson ? new Refuse("the failure is gone; closed ones are kept for 30 days") : NOTHING_OPEN;
    }
}
