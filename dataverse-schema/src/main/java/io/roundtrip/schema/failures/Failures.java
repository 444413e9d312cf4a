package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.failures.FailureDecision.LeaveUnchanged;
import io.roundtrip.schema.failures.FailureDecision.Refuse;
import io.roundtrip.schema.failures.FailureDecision.Store;
import io.roundtrip.schema.failures.FailureEvent.RowSeen;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every change of a failure row: read, let {@link FailureLifeCycle} decide, write under the condition that the row is
 * still as it was read; whoever loses the race decides again on what the winner wrote.
 */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final int MOST_RACES = 8;

    private final FailureRows rows;
    private final Clock clock;

    public Failures(FailureRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public Optional<FailureRow> find(FailureKey key) {
        return rows.find(key.id());
    }

    public List<FailureRow> query(FailureQuery query) {
        return rows.query(query);
    }

    /** Stores what failed, if the row's life allows it; empty when the row stays as it is. */
    public Optional<FailureRow> report(FailureReport report, FailureEvent event) {
        Instant now = clock.instant();
        return stored(change(report.key().id(), event, (current, next) -> report.over(current, next, now)));
    }

    /** Something happened to a failure that is there already; without a row there is nothing to change. */
    public Optional<FailureRow> happened(FailureKey key, FailureEvent event) {
        return stored(change(key.id(), event, (current, next) -> changed(current, next, Optional.empty())));
    }

    /** Like {@link #happened}, but only while the row is what was stored here. */
    void happenedIfStill(FailureRow stored, FailureEvent event) {
        rows.find(stored.key().id())
                .filter(row -> row.state().equals(stored.state()))
                .ifPresent(row -> happenedAsRead(row, event));
    }

    /** A retry was asked for: by a person, a flow or a rule, by its name. */
    public Acted requestRetry(UUID id, String by) {
        return act(id, new FailureEvent.RetryRequested(by), by);
    }

    /**
     * The broker accepted the retry that this row asked for when it was read; a row that has changed since is left as it
     * is, because somebody knew better.
     */
    public void retrySent(FailureRow read) {
        happenedAsRead(read, new FailureEvent.RetrySent(read.state().retryNumber()));
    }

    /** Like {@link #happened}, but only if the row is still as it was read; otherwise it is left as it is. */
    public void happenedAsRead(FailureRow read, FailureEvent event) {
        if (FailureLifeCycle.decide(Optional.of(read.state()), event) instanceof Store store) {
            rows.replace(changed(Optional.of(read), store.next(), Optional.empty()));
        }
    }

    /**
     * An upsert's acknowledgement closes what it covers.
     *
     * @param retryNumber of the requested retry that it answers, 0 for none
     * @param rowAlive asks whether the source row is there in the incarnation acknowledged; only asked when it matters
     */
    public Optional<FailureRow> acknowledged(FailureKey key, long version, int retryNumber, BooleanSupplier rowAlive) {
        Optional<FailureRow> row =
                rows.find(key.id()).filter(found -> found.state().isOpen());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        boolean alive = FailureLifeCycle.needsRow(row.get().state()) && rowAlive.getAsBoolean();
        RowSeen seen = alive ? RowSeen.ALIVE : RowSeen.NOT_READ;
        return happened(key, new FailureEvent.Acknowledged(version, seen, retryNumber));
    }

    public Acted discard(UUID id, String by, String reason) {
        Change change = change(
                id,
                new FailureEvent.Discarded(by),
                (current, next) -> changed(current, next, Optional.of(by)).noted(reason));
        return acted(change);
    }

    public Acted restore(UUID id, String by) {
        return act(id, new FailureEvent.Restored(by), by);
    }

    private Acted act(UUID id, FailureEvent event, String by) {
        return acted(change(id, event, (current, next) -> changed(current, next, Optional.of(by))));
    }

    /** What one attempt to change a row came to. */
    private sealed interface Change {
        record Made(FailureRow row) implements Change {}

        record NotMade(String why) implements Change {}

        record NoRow() implements Change {}
    }

    private Change change(
            UUID id, FailureEvent event, BiFunction<Optional<FailureRow>, FailureState, FailureRow> edit) {
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<FailureRow> current = rows.find(id);
            FailureDecision decision = FailureLifeCycle.decide(current.map(FailureRow::state), event);
            if (decision instanceof LeaveUnchanged left) {
                log.debug("Failure {} stays as it is: {}", id, left.why());
                return current.isEmpty() ? new Change.NoRow() : new Change.NotMade(left.why());
            }
            if (decision instanceof Refuse refused) {
                return current.isEmpty() ? new Change.NoRow() : new Change.NotMade(named(refused.why(), current));
            }
            FailureRow next = edit.apply(current, ((Store) decision).next());
            if (write(current, next)) {
                return new Change.Made(next);
            }
        }
        throw new IllegalStateException("Failure " + id + " is changed by others all the time; try again");
    }

    private boolean write(Optional<FailureRow> current, FailureRow next) {
        return current.isEmpty() ? rows.insert(next) : rows.replace(next) == WriteOutcome.UPDATED;
    }

    private static FailureRow changed(Optional<FailureRow> current, FailureState next, Optional<String> by) {
        FailureRow row = current.orElseThrow().with(next);
        FailureProgress past = row.progress();
        FailureProgress progress = new FailureProgress(
                past.attempts(),
                next.status() == FailureStatus.WAITING ? past.nextAttempt() : Optional.empty(),
                past.firstFailure(),
                past.lastFailure(),
                by.or(past::actedBy));
        return row.with(progress);
    }

    private static String named(String why, Optional<FailureRow> current) {
        return current.flatMap(row -> row.progress().actedBy())
                .map(who -> why + " (last acted on by " + who + ")")
                .orElse(why);
    }

    private static Optional<FailureRow> stored(Change change) {
        return change instanceof Change.Made made ? Optional.of(made.row()) : Optional.empty();
    }

    private static Acted acted(Change change) {
        if (change instanceof Change.Made made) {
            return new Acted.Done(made.row());
        }
        return change instanceof Change.NotMade not ? new Acted.TooLate(not.why()) : new Acted.Unknown();
    }
}
