package io.roundtrip.simulators.target;

import java.util.Optional;

sealed interface WriteOutcome {
    record Applied(AppliedWrite write) implements WriteOutcome {}

    /** The key is known: the first answer again, without a second effect. */
    record Replayed(AppliedWrite write) implements WriteOutcome {}

    /** A deletion found nothing to delete. */
    record Absent() implements WriteOutcome {}

    record Stale(SourceVersion stored, Optional<String> number) implements WriteOutcome {}

    record KeyReused() implements WriteOutcome {}

    record Refused(Refusal refusal) implements WriteOutcome {}
}
