package io.roundtrip.dataverse;

import java.util.UUID;

/** One entry of a change feed. Creation and update are not told apart, and changes of one row may have been merged. */
public sealed interface RowChange {

    UUID id();

    record Upserted(Row row) implements RowChange {
        @Override
        public UUID id() {
            return row.id();
        }
    }

    /** A tombstone: may be of a row never seen, and may be older than a row re-created under the same id. */
    record Deleted(UUID id) implements RowChange {}
}
