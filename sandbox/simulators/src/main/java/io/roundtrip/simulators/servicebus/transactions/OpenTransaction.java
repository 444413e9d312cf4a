package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that waits for its commit. Nothing of it has any effect before. */
public final class OpenTransaction {
    /** One send or settlement. */
    interface Step {
        /** Refuses when the step can no longer be done, for example because its lock is lost. */
        void check();

        void apply();
    }

    private final List<Step> steps = new ArrayList<>();
    private Optional<String> entity = Optional.empty();
    private Optional<AmqpRefusal> failure = Optional.empty();

    public void add(Step step) {
        steps.add(step);
    }

    /** A link on another session than the coordinator's binds the transaction to its entity; a second one is refused. */
    void bindTo(String bound) {
        String first = entity.orElse(bound);
        if (!first.equalsIgnoreCase(bound)) {
            throw AmqpRefusal.secondEntityInTransaction(first, bound);
        }
        entity = Optional.of(first);
    }

    /** The SDK does not report a refused send inside a transaction, so the commit must. */
    public void fail(AmqpRefusal cause) {
        failure = failure.or(() -> Optional.of(cause));
    }

    /** All or nothing: one step that is refused refuses the commit before anything is applied. */
    void commit() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        steps.forEach(Step::check);
        steps.forEach(Step::apply);
    }
}
