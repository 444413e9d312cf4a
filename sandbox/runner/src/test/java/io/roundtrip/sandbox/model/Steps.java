package io.roundtrip.sandbox.model;

import java.util.ArrayList;
import java.util.List;

/** The steps offered in one state. */
public final class Steps<S> {
    private final List<Step<S>> offered = new ArrayList<>();
    private boolean quiet = true;

    record Step<S>(String name, S next) {}

    /** A step of one of our processes: a state that offers none is at rest. */
    public void ours(String name, S next) {
        quiet = false;
        offered.add(new Step<>(name, next));
    }

    /** A step of people, or a fault: may happen, need not. */
    public void foreign(String name, S next) {
        offered.add(new Step<>(name, next));
    }

    boolean quiet() {
        return quiet;
    }

    List<Step<S>> offered() {
        return offered;
    }
}
