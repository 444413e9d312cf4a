package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Work that waits for its commit. Nothing of it has any effect before. */
public final class OpenTransaction {
    /** One send or settlement. */
    interface Step {
        /** Refuses when the step can no longer be done, for example because its lock is lost. */
        void check();

        /** Messages that it sends. */
        int sends();

        void apply();
    }

    /** Messages sent in one transaction ("Service Bus quotas"). */
    private static final int MOST_MESSAGES = 100;
    /** From the first operation on ("Overview of Service Bus transaction processing"). */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Supplier<Instant> now;
    private final List<Step> steps = new ArrayList<>();
    private Optional<String> entity = Optional.empty();
    private Optional<AmqpRefusal> failure = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private int sends;

    OpenTransaction(Supplier<Instant> now) {
        this.now = now;
    }

    public void add(Step step) {
        end = end.or(() -> Optional.of(now.get().plus(LONGEST)));
        checkTime();
        sends += step.sends();
        if (sends > MOST_MESSAGES) {
            throw AmqpRefusal.quotaExceeded(
                    "Cannot send more than " + MOST_MESSAGES + " messages in a single transaction.");
        }
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
        checkTime();
        steps.forEach(Step::check);
        steps.forEach(Step::apply);
    }

    private void checkTime() {
        if (end.filter(time -> !time.isAfter(now.get())).isPresent()) {
            throw new AmqpRefusal(
                    408,
                    "amqp:transaction:timeout",
                    "The transaction took longer than " + LONGEST.toMinutes() + " minutes and is rolled back.");
        }
    }
}
