package io.roundtrip.delivery;

import io.roundtrip.messaging.Failure;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The system that is kept in step. Rows are addressed by their source key, so that a repeat or a race never makes two.
 * Calls may be repeated at any time. A guarded target compares the version with its stored one in the same step as the
 * write and refuses only what is strictly older.
 */
public interface TargetSystem {

    TargetAnswer upsert(Upsert row);

    /** Deleting a row that the target does not have is written as well. */
    TargetAnswer delete(Delete row);

    /** One address at the target: the kind of record there, and our key of it. */
    record Address(String resource, UUID sourceId) {}

    /** @param idempotencyKey equal for equal content of one version, so that a target may answer a repeat at once */
    record Upsert(Address address, GuardVersion version, UUID idempotencyKey, ObjectNode body) {}

    record Delete(Address address, GuardVersion version, Optional<String> targetId) {}

    /** What the target made of it. */
    sealed interface TargetAnswer {

        /** The target holds what was sent; a delete needs no id. */
        record Written(Optional<String> targetId) implements TargetAnswer {}

        /** The target holds a newer version and keeps it. */
        record Stale(GuardVersion stored, Optional<String> targetId) implements TargetAnswer {}

        record Refused(Failure why) implements TargetAnswer {}
    }
}
