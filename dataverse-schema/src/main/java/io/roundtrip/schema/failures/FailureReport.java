package io.roundtrip.schema.failures;

import java.time.Instant;
import java.util.Optional;

/**
 * What a process knows of a notification that did not get through.
 *
 * @param attempts deliveries tried so far
 * @param nextAttempt when the next one happens by itself, if it does
 */
public record FailureReport(
        FailureKey key, FailureCause cause, FailureContext context, int attempts, Optional<Instant> nextAttempt) {

    FailureRow over(Optional<FailureRow> current, FailureState state, Instant now) {
        FailureProgress progress = new FailureProgress(
                attempts,
                nextAttempt,
                current.filter(row -> row.state().isOpen())
                        .map(row -> row.progress().firstFailure())
                        .orElse(now),
                now,
                current.flatMap(row -> row.progress().actedBy()));
        return new FailureRow(
                key,
                state,
                cause,
                context.completedBy(current.map(FailureRow::context)),
                progress,
                current.flatMap(FailureRow::note),
                current.flatMap(FailureRow::etag));
    }
}
