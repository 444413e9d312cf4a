package io.roundtrip.admin.api;

import io.roundtrip.admin.problems.Labels;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A problem for scripts; instants are ISO 8601 in UTC, what is not known is null.
 *
 * @param failureId where an outbox record is found after its retry was asked for; equal to the id of any other
 */
public record FailureJson(
        UUID id,
        Problem.Kind kind,
        UUID failureId,
        String record,
        String mapping,
        String target,
        String table,
        UUID rowId,
        FailureStatus status,
        Stage stage,
        Category category,
        String reason,
        String detail,
        int attempts,
        int retries,
        Optional<Instant> nextAttempt,
        Instant firstFailure,
        Instant lastFailure,
        Optional<String> actedBy,
        Optional<String> note,
        String correlationId) {

    public static FailureJson of(Problem problem) {
        Problem.Subject subject = problem.subject();
        Problem.Course course = problem.course();
        return new FailureJson(
                problem.id(),
                problem.kind(),
                subject.failureId(),
                Labels.record(subject),
                subject.mapping(),
                subject.target(),
                subject.table(),
                subject.rowId(),
                problem.status(),
                problem.cause().stage(),
                problem.cause().category(),
                problem.cause().reason(),
                problem.cause().detail(),
                course.attempts(),
                course.retries(),
                course.nextAttempt(),
                course.firstFailure(),
                course.lastFailure(),
                course.actedBy(),
                problem.note(),
                problem.correlationId());
    }
}
