package io.roundtrip.sandbox.console;

import io.roundtrip.simulators.target.SimulatedTarget;
import io.roundtrip.simulators.target.Switches;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns one of the ERP's switches and leaves the others, also when several hands turn at once. */
final class TargetSwitches {

    private final SimulatedTarget erp;

    TargetSwitches(SimulatedTarget erp) {
        this.erp = erp;
    }

    Switches current() {
        return erp.switches();
    }

    void turn(UnaryOperator<Switches> change) {
        synchronized (erp) {
            erp.switchTo(change.apply(erp.switches()));
        }
    }

    void downFor(Collection<String> sourceIds) {
        turn(now -> now.withDownForSourceIds(with(now.downForSourceIds(), sourceIds)));
    }

    void upFor(Collection<String> sourceIds) {
        turn(now -> now.withDownForSourceIds(now.downForSourceIds().stream()
                .filter(id -> !sourceIds.contains(id))
                .toList()));
    }

    private static List<String> with(List<String> known, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(more);
        return List.copyOf(all);
    }
}
