package io.roundtrip.sandbox.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Visits every reachable state, nearest first, so that the trace to a violation is a shortest one. */
public final class Explorer<S> {
    private final Model<S> model;
    private final int limit;
    private final StateTable states = new StateTable();

    /** @param limit on distinct states; passing it is reported as a violation, because nothing is proved then */
    public Explorer(Model<S> model, int limit) {
        this.model = model;
        this.limit = limit;
    }

    public Exploration explore(String name) {
        long start = System.nanoTime();
        states.add(model.encode(model.initial()), -1);
        for (int index = 0; index < states.size(); index++) {
            Optional<String> violation = visit(index);
            if (violation.isPresent()) {
                return result(name, start, violation, trace(index));
            }
        }
        return result(name, start, Optional.empty(), List.of());
    }

    private Optional<String> visit(int index) {
        S state = model.decode(states.key(index));
        Steps<S> steps = stepsOf(state);
        Optional<String> violation = model.violation(state, steps.quiet());
        if (violation.isPresent()) {
            return violation;
        }
        steps.offered().forEach(step -> states.add(model.encode(step.next()), index));
        return states.size() > limit ? Optional.of("not explored completely within " + limit) : Optional.empty();
    }

    private Steps<S> stepsOf(S state) {
        Steps<S> steps = new Steps<>();
        model.steps(state, steps);
        return steps;
    }

    private List<String> trace(int index) {
        List<String> names = new ArrayList<>();
        for (int child = index; states.parent(child) >= 0; child = states.parent(child)) {
            names.add(stepTo(child));
        }
        Collections.reverse(names);
        return names;
    }

    private String stepTo(int child) {
        S parent = model.decode(states.key(states.parent(child)));
        return stepsOf(parent).offered().stream()
                .filter(step -> Arrays.equals(model.encode(step.next()), states.key(child)))
                .map(step -> step.name().get())
                .findFirst()
                .orElseThrow();
    }

    private Exploration result(String name, long start, Optional<String> violation, List<String> trace) {
        return new Exploration(name, states.size(), (System.nanoTime() - start) / 1e9, violation, trace);
    }
}
