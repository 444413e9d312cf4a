package io.roundtrip.schema.feeds;

import java.util.Optional;
import java.util.UUID;

/**
 * A load of the whole table, by ascending primary key.
 *
 * @param checkpoint last row whose notification is safe; empty before the first
 * @param done rows notified so far
 */
public record Load(UUID runId, Optional<UUID> checkpoint, long done) {

    public Load reached(UUID row, long rows) {
        return new Load(runId, Optional.of(row), done + rows);
    }
}
