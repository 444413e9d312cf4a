package io.roundtrip.sandbox.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The steps offered in one state. */
public final class Steps<S> {
    private final List<Step<S>> offered = new ArrayList<>();
    private boolean quiet = true;

    /** The name is a supplier, because only those of a trace are ever read. */
    record Step<S>(Supplier<String> name, S next) {}

    /** A step of one of our processes: a state that offers none is at rest. */
    public void ours(Supplier<String> name, S next) {
        quiet = false;
        offered.add(new Step<>(name, next));
    }

    public void ours(String name, S next) {
        ours(() -> name, next);
    }

    /** A step of people, or a fault: may happen, need not. */
    public void foreign(Supplier<String> name, S next) {
        offered.add(new Step<>(name, next));
    }

    public void foreign(String name, S next) {
        foreign(() -> name, next);
    }

    boolean quiet() {
        return quiet;
    }

    List<Step<S>> offered() {
        return offered;
    }
}
