package io.roundtrip.schema.failures;

import java.util.Objects;

/** What happens to a failure row. */
public sealed interface FailureDecision {
    /** Write it: insert if absent when there was no row, else with the ETag of the state decided on; 412 = decide again. */
    record Store(FailureState next) implements FailureDecision {
        public Store {
            Objects.requireNonNull(next);
        }
    }

    /** The row is right as it stands; whoever reported the event goes on. */
    record LeaveUnchanged(String why) implements FailureDecision {
        public LeaveUnchanged {
            Objects.requireNonNull(why);
        }
    }

    /** A person's wish cannot be met; the sentence is for them. */
    record Refuse(String why) implements FailureDecision {
        public Refuse {
            Objects.requireNonNull(why);
        }
    }
}
