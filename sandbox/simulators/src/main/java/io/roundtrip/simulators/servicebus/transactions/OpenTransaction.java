package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.entities.MessageQueue;
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
    private Optional<String> queue = Optional.empty();
    private Optional<AmqpRefusal> failure = Optional.empty();

    public void add(Step step) {
        steps.add(step);
    }

    /** A link on another session than the coordinator's binds the transaction to its queue; a second queue is refused. */
    void bindTo(MessageQueue bound) {
        String first = queue.orElse(bound.settings.name());
        if (!first.equals(bound.settings.name())) {
            throw AmqpRefusal.secondQueueInTransaction(first, bound.settings.name());
        }
        queue = Optional.of(first);
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
