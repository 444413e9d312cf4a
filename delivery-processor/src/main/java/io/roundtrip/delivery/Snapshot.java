package io.roundtrip.delivery;

import io.roundtrip.dataverse.Row;
import java.util.Optional;
import java.util.UUID;

/** A source row as it stands now. */
sealed interface Snapshot {

    UUID rowId();

    /** @param linkedId the id kept in {@code rt_link}, where the row itself has none */
    record Alive(Row row, Optional<String> linkedId) implements Snapshot {
        @Override
        public UUID rowId() {
            return row.id();
        }

        long version() {
            return row.longValue("versionnumber").orElseThrow();
        }
    }

    /** Confirmed by a 404 that speaks of the row. */
    record Gone(UUID rowId) implements Snapshot {}
}
