package io.roundtrip.simulators.servicebus;

import java.util.ArrayList;
import java.util.List;

/** Work that waits for its commit. Nothing of it has any effect before. */
final class OpenTransaction {
    /** One send or settlement. */
    interface Step {
        /** Refuses when the step can no longer be done, for example because its lock is lost. */
        void check();

        void apply();
    }

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    /** All or nothing: one step that is refused refuses the commit before anything is applied. */
    void commit() {
        steps.forEach(Step::check);
        steps.forEach(Step::apply);
    }
}
