package io.roundtrip.schema.failures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a failure is about.
 *
 * @param rowCreatedOn the incarnation of the source row that failed, where it was read
 * @param targetId the row's id at the target, where it is known (a delete by the target's own id needs it)
 * @param parent the row that this one waits for
 */
public record FailureContext(
        String target,
        String table,
        Optional<String> recordName,
        Optional<Instant> rowCreatedOn,
        Optional<String> targetId,
        Optional<Parent> parent,
        String correlationId) {

    /** A source row that must be known to the target first. */
    public record Parent(String table, UUID id) {}

    /** What an earlier failure of the row knew stays known, where this one knows nothing. */
    FailureContext completedBy(Optional<FailureContext> earlier) {
        return new FailureContext(
                target,
                table,
                recordName.or(() -> earlier.flatMap(FailureContext::recordName)),
                rowCreatedOn.or(() -> earlier.flatMap(FailureContext::rowCreatedOn)),
                targetId.or(() -> earlier.flatMap(FailureContext::targetId)),
                parent,
                correlationId);
    }
}
