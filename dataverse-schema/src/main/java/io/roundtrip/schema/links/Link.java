package io.roundtrip.schema.links;

import io.roundtrip.schema.DeterministicId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param reason why the id does not stand on the row, in plain words */
public record Link(String mapping, UUID rowId, String targetId, Optional<Instant> rowCreatedOn, String reason) {

    public UUID id() {
        return idOf(mapping, rowId);
    }

    public static UUID idOf(String mapping, UUID rowId) {
        return DeterministicId.of("link", mapping, rowId);
    }
}
