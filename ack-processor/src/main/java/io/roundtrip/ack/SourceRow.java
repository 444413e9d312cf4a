package io.roundtrip.ack;

import io.roundtrip.schema.sync.RowBase;
import io.roundtrip.schema.sync.SyncText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The source row as it is now. */
public record SourceRow(
        String etag,
        long version,
        boolean modifiedByUs,
        Optional<Instant> createdOn,
        Optional<String> targetId,
        Optional<String> syncText) {
    public SourceRow {
        Objects.requireNonNull(etag);
        Objects.requireNonNull(createdOn);
        Objects.requireNonNull(targetId);
        Objects.requireNonNull(syncText);
    }

    SyncText sync() {
        return SyncText.parse(syncText);
    }

    long base() {
        return RowBase.of(version, modifiedByUs, sync()).value();
    }
}
