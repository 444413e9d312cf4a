package io.roundtrip.sandbox.console;

import io.roundtrip.simulators.target.AppliedWrite;
import io.roundtrip.simulators.target.RefusedWrite;
import java.util.List;
import java.util.Locale;

/** What the simulated ERP did with a row. */
final class TargetSteps {

    private TargetSteps() {}

    static List<Step> applied(List<AppliedWrite> writes) {
        return writes.stream()
                .map(write -> new Step(write.at(), StepKind.DELIVERED, "as " + write.number() + ", " + effect(write)))
                .toList();
    }

    private static String effect(AppliedWrite write) {
        return write.operation().name().toLowerCase(Locale.ROOT) + " from version " + write.version();
    }

    static List<Step> refused(List<RefusedWrite> writes) {
        return writes.stream()
                .map(write -> new Step(
                        write.at(), StepKind.REFUSED_BY_TARGET, "with " + write.status() + ": " + write.message()))
                .toList();
    }
}
