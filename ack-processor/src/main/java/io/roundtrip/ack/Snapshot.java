package io.roundtrip.ack;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The source row as delivery read it.
 *
 * @param base version of its last change that was not ours
 * @param hash of the mapped columns and those of the mapping's filter; empty when it could not be computed
 * @param targetId the target id column as read
 * @param syncText the {@code rt_sync} column as read
 */
public record Snapshot(
        String etag,
        long base,
        Optional<Instant> createdOn,
        Optional<String> hash,
        Optional<String> targetId,
        Optional<String> syncText) {
    public Snapshot {
        Objects.requireNonNull(etag);
        Objects.requireNonNull(createdOn);
        Objects.requireNonNull(hash);
        Objects.requireNonNull(targetId);
        Objects.requireNonNull(syncText);
    }
}
