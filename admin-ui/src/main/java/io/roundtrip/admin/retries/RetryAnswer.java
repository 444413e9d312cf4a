package io.roundtrip.admin.retries;

import io.roundtrip.admin.problems.Problem;
import java.util.UUID;

/** What came of the wish to change one notification. */
public sealed interface RetryAnswer {

    UUID id();

    /** @param problem as it was before */
    record Done(Problem problem) implements RetryAnswer {
        @Override
        public UUID id() {
            return problem.id();
        }
    }

    /** Nothing was changed; the sentence says who or what was faster. */
    record TooLate(Problem problem, String why) implements RetryAnswer {
        @Override
        public UUID id() {
            return problem.id();
        }
    }

    record Unknown(UUID id) implements RetryAnswer {}
}
