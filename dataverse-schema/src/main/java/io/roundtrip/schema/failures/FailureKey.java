package io.roundtrip.schema.failures;

import io.roundtrip.schema.DeterministicId;
import java.util.UUID;

/** A row and mapping have at most one failure row, whose id follows from both. */
public record FailureKey(String mapping, UUID rowId) {

    public UUID id() {
        return DeterministicId.of(mapping, rowId, "failure");
    }
}
