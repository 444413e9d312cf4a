package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.ETag;
import java.util.Optional;

/** What failed after Service Bus had accepted it: one row per mapping and source row, acted on by people. */
public record FailureRow(
        FailureKey key,
        FailureState state,
        FailureCause cause,
        FailureContext context,
        FailureProgress progress,
        Optional<String> note,
        Optional<ETag> etag) {

    public FailureRow with(FailureState next) {
        return new FailureRow(key, next, cause, context, progress, note, etag);
    }

    public FailureRow with(FailureProgress next) {
        return new FailureRow(key, state, cause, context, next, note, etag);
    }

    public FailureRow noted(String text) {
        return new FailureRow(key, state, cause, context, progress, Optional.of(text), etag);
    }
}
