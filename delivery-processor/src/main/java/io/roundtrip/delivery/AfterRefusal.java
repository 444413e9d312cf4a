package io.roundtrip.delivery;

import java.util.Objects;

/** What follows when the target refused a snapshot as older than its own. */
public sealed interface AfterRefusal {
    /** The target is ahead of this snapshot: acknowledge the version it holds, without a mark. */
    record AcknowledgeHeld(GuardVersion held) implements AfterRefusal {
        public AcknowledgeHeld {
            Objects.requireNonNull(held);
        }
    }

    /** The feed was enumerated meanwhile and this process does not know it yet: load the epoch, then deliver again. */
    record ReloadEpoch() implements AfterRefusal {}
}
