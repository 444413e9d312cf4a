package io.roundtrip.sandbox.console;

import java.time.Instant;

/** One thing that a simulator saw of a row. */
record Step(Instant at, StepKind kind, String text) {

    Step as(StepKind other, String otherText) {
        return new Step(at, other, otherText);
    }
}
