package io.roundtrip.dataverse;

import java.util.Optional;

/** Outcome of one part of a batch; the failure is there exactly when it is {@link PartOutcome#FAILED}. */
public record PartResult(PartOutcome outcome, Optional<DataverseException> failure) {

    public PartResult {
        if (failure.isPresent() != (outcome == PartOutcome.FAILED)) {
            throw new IllegalArgumentException(outcome + " with failure " + failure);
        }
    }

    static PartResult of(PartOutcome outcome) {
        return new PartResult(outcome, Optional.empty());
    }

    static PartResult failed(DataverseException failure) {
        return new PartResult(PartOutcome.FAILED, Optional.of(failure));
    }
}
