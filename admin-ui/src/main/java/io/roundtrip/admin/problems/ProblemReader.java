package io.roundtrip.admin.problems;

import io.roundtrip.admin.problems.Problem.Course;
import io.roundtrip.admin.problems.Problem.Kind;
import io.roundtrip.admin.problems.Problem.Subject;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureProgress;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.outbox.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Outbox records and failure rows, seen as problems. */
final class ProblemReader {

    private static final Refusal NO_REASON = new Refusal(Category.UNKNOWN, "the reason is not known", "", Instant.MAX);

    private ProblemReader() {}

    static Problem of(FailureRow row) {
        return new Problem(
                row.key().id(),
                Kind.FAILURE,
                subject(row),
                row.state().status(),
                row.cause(),
                course(row),
                row.note(),
                row.context().correlationId());
    }

    private static Subject subject(FailureRow row) {
        FailureContext context = row.context();
        return new Subject(
                row.key().mapping(),
                context.target(),
                context.table(),
                row.key().rowId(),
                context.recordName(),
                context.parent().map(FailureContext.Parent::table));
    }

    private static Course course(FailureRow row) {
        FailureProgress progress = row.progress();
        return new Course(
                progress.attempts(),
                row.state().retryNumber(),
                progress.nextAttempt(),
                progress.firstFailure(),
                progress.lastFailure(),
                progress.actedBy());
    }

    /** Empty unless the record has failed: one that is only on its way is no problem. */
    static Optional<Problem> of(OutboxRecord record) {
        boolean failed = record.status() != OutboxStatus.PENDING && !record.onDemand();
        return failed ? Optional.of(failed(record)) : Optional.empty();
    }

    private static Problem failed(OutboxRecord record) {
        Refusal refusal = record.refusal().orElse(NO_REASON);
        boolean requested = record.status() == OutboxStatus.RETRY_REQUESTED;
        return new Problem(
                record.id(),
                Kind.OUTBOX,
                subject(record),
                requested ? FailureStatus.RETRY_REQUESTED : FailureStatus.FAILED,
                new FailureCause(Stage.SEND, refusal.category(), refusal.reason(), refusal.detail()),
                course(record, requested),
                Optional.empty(),
                record.notification().map(Notification::correlationId).orElse(""));
    }

    private static Subject subject(OutboxRecord record) {
        return new Subject(
                record.subject().mapping(),
                record.notification().map(Notification::target).orElse(""),
                record.notification().map(Notification::table).orElse(""),
                record.subject().rowId(),
                Optional.empty(),
                Optional.empty());
    }

    private static Course course(OutboxRecord record, boolean requested) {
        Instant created = record.createdOn().orElse(Instant.EPOCH);
        Optional<Instant> next =
                record.refusal().map(Refusal::nextAttempt).filter(at -> !requested && !at.equals(Instant.MAX));
        return new Course(record.attempts(), 0, next, created, created, Optional.empty());
    }
}
