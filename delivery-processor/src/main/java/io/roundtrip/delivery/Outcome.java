package io.roundtrip.delivery;

import io.roundtrip.messaging.Failure;
import io.roundtrip.schema.failures.FailureContext.Parent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What became of one row in one delivery. */
sealed interface Outcome {

    Snapshot snapshot();

    /** The target holds the snapshot. @param sentWithout parents that had no target id yet and were sent empty */
    record Upserted(Snapshot.Alive snapshot, String targetId, Set<ParentRef> sentWithout) implements Outcome {}

    /** The target holds a newer version than the snapshot and keeps it. */
    record StaleAtTarget(Snapshot.Alive snapshot, GuardVersion stored, Optional<String> targetId) implements Outcome {}

    /** The row is gone, and so it is at the target unless the mapping keeps it there. */
    record Deleted(Snapshot.Gone snapshot) implements Outcome {}

    /** The row is gone, but the target holds a version newer than our delete and kept it. */
    record DeleteOutrun(Snapshot.Gone snapshot, GuardVersion stored) implements Outcome {}

    /** The row is outside the mapping's filter, and so it is gone at the target unless the mapping keeps it there. */
    record OutOfScope(Snapshot.Alive snapshot, boolean removed) implements Outcome {}

    /** Waits for a parent that the target must know first. */
    record Parked(Snapshot.Alive snapshot, Parent parent, String parentMapping) implements Outcome {}

    record Failed(Snapshot snapshot, Failure why) implements Outcome {}

    /** A parent row as seen by the mapping that delivers it. */
    record ParentRef(String mapping, UUID rowId) {}
}
