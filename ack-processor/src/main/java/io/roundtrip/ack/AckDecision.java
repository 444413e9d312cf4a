package io.roundtrip.ack;

import java.util.Objects;
import java.util.Optional;

/** What the ack processor does with the source row. */
public sealed interface AckDecision {
    /** The row needs no patch; close its failure if this version covers it, then settle. */
    record NothingToPatch(String why) implements AckDecision {
        public NothingToPatch {
            Objects.requireNonNull(why);
        }
    }

    /**
     * PATCH with {@code If-Match}; on 412 read the row and ask {@code onRow}, on 404 ask {@code onGone}.
     *
     * @param targetId empty clears the column
     * @param replaced the target id that the row has so far; set for the first time, children wait for it
     */
    record Patch(String ifMatch, Optional<String> targetId, String syncText, Optional<String> replaced)
            implements AckDecision {
        public Patch {
            Objects.requireNonNull(ifMatch);
            Objects.requireNonNull(targetId);
            Objects.requireNonNull(syncText);
            Objects.requireNonNull(replaced);
        }

        public boolean linksFirst() {
            return replaced.isEmpty() && targetId.isPresent();
        }
    }

    /** A delete: read the failure row, then the source row, then ask {@code onRow} or {@code onGone}. */
    record ReadRow() implements AckDecision {}

    /** The row says something else by now; do not touch it. Its own notification decides. */
    record LeaveRow(String why) implements AckDecision {
        public LeaveRow {
            Objects.requireNonNull(why);
        }
    }

    /** The row is gone, as this delete says: close its failure with the ETag read before. */
    record CloseDelete() implements AckDecision {}

    /** The row was deleted while its upsert was on its way: record a delete notification, then settle. */
    record AskForDelete() implements AckDecision {}
}
