package io.roundtrip.ack;

import java.util.Objects;
import java.util.Optional;

/**
 * What an acknowledgement says, as far as the source row is concerned.
 *
 * @param revision of the mapping that produced the content
 * @param targetId empty for deletes, exits and targets that give none
 * @param snapshot the source row as delivery read it; empty when the row was gone
 * @param mappingDeletes whether the mapping deletes at the target what is gone at the source
 */
public record AckFacts(
        String mapping,
        int revision,
        Outcome outcome,
        Optional<String> targetId,
        Optional<Snapshot> snapshot,
        boolean mappingDeletes) {
    /** What delivery did at the target. */
    public enum Outcome {
        UPSERTED,
        /** The target holds a newer version than the snapshot. */
        REFUSED_AS_OLDER,
        /** With a snapshot: the row left the filter. Without: the row was gone. */
        DELETED,
        OUT_OF_SCOPE
    }

    public AckFacts {
        Objects.requireNonNull(mapping);
        Objects.requireNonNull(outcome);
        if (outcome == Outcome.UPSERTED && snapshot.isEmpty()) {
            throw new IllegalArgumentException("an upsert's acknowledgement needs the snapshot it delivered");
        }
        if (outcome == Outcome.DELETED && targetId.isPresent()) {
            throw new IllegalArgumentException("a delete's acknowledgement carries no target id");
        }
    }

    boolean isExit() {
        return outcome == Outcome.DELETED && snapshot.isPresent();
    }

    /** Whether this acknowledgement can have anything to write: a target id to set, or one to clear. */
    boolean concernsTargetId() {
        return snapshot.isPresent() && (isExit() || (targetId.isPresent() && outcome != Outcome.OUT_OF_SCOPE));
    }
}
