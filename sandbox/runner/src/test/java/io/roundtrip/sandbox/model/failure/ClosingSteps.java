package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.failure.Bounds.Setting;
import io.roundtrip.schema.failures.FailureEvent.Acknowledged;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureEvent.DeleteAcknowledged;
import io.roundtrip.schema.failures.FailureEvent.RowSeen;
import io.roundtrip.schema.failures.FailureEvent.SupersededBy;
import io.roundtrip.schema.failures.FailureLifeCycle;
import java.util.HashSet;
import java.util.Optional;

/** The collector of dead letters, and the ack processor. */
final class ClosingSteps {
    private final Bounds bounds;
    private final Rules rules;
    private final MessageIds ids;

    ClosingSteps(Bounds bounds, Rules rules, MessageIds ids) {
        this.bounds = bounds;
        this.rules = rules;
        this.ids = ids;
    }

    void offer(World world, Steps<World> steps) {
        if (world.collector.isPresent()) {
            offerSettle(world, world.collector.orElseThrow(), steps);
        } else {
            new HashSet<>(world.letters).forEach(letter -> offerStore(world, letter, steps));
        }
        if (world.acks.isPresent()) {
            offerCloseAfterReading(world, world.acks.orElseThrow(), steps);
        } else {
            new HashSet<>(world.answers).forEach(answer -> offerAnswer(world, answer, steps));
        }
    }

    private void offerStore(World world, Letter letter, Steps<World> steps) {
        World next = world.copy();
        boolean stored = rules.apply(
                next,
                new DeadLettered(
                        ids.text(ids.number(letter.message())),
                        DeliverySteps.operation(letter.version()),
                        letter.version(),
                        letter.message().retry()));
        next.collector = Optional.of(new Hand<>(letter, stored));
        steps.ours(() -> "the collector " + (stored ? "stores " : "leaves the row as it is for ") + letter, next);
    }

    private void offerSettle(World world, Hand<Letter> held, Steps<World> steps) {
        World next = world.copy();
        next.collector = Optional.empty();
        next.letters.remove(held.what());
        boolean superseded = held.fresh() && world.alive && rules.apply(next, new SupersededBy(world.version));
        steps.ours(
                () -> "the collector settles " + held.what() + (superseded ? ", superseded by the row's base" : ""),
                next);
        if (bounds.allows(Setting.KILLS, world)) {
            World killed = world.fault();
            killed.collector = Optional.empty();
            steps.foreign("FAULT: the collector is killed before it settles", killed);
        }
    }

    private void offerAnswer(World world, Answer answer, Steps<World> steps) {
        World next = world.copy();
        next.answers.remove(answer);
        boolean reads = answer.version() == 0
                || world.failure.filter(FailureLifeCycle::needsRow).isPresent();
        if (reads) {
            next.acks = Optional.of(new Hand<>(answer, true));
            steps.ours(() -> "the ack processor reads the failure row for " + answer, next);
        } else {
            boolean closed = rules.apply(next, new Acknowledged(answer.version(), RowSeen.NOT_READ, answer.retry()));
            steps.ours(
                    () -> "the ack processor " + (closed ? "closes by " : "has nothing to close for ") + answer, next);
        }
    }

    /** Reads the source row, then closes with the ETag read before; 412 starts again. */
    private void offerCloseAfterReading(World world, Hand<Answer> held, Steps<World> steps) {
        World next = world.copy();
        next.acks = Optional.empty();
        if (held.fresh()) {
            boolean closed = close(next, held.what());
            steps.ours(
                    () -> "the ack processor reads the row and " + (closed ? "closes by " : "leaves it for ")
                            + held.what(),
                    next);
        } else {
            next.answers.add(held.what());
            steps.ours(() -> "the ack processor gets 412 for " + held.what() + " and starts again", next);
        }
    }

    private boolean close(World next, Answer answer) {
        return answer.version() == 0
                ? !next.alive && rules.apply(next, new DeleteAcknowledged(answer.retry()))
                : rules.apply(next, new Acknowledged(answer.version(), rowSeen(next, answer), answer.retry()));
    }

    private static RowSeen rowSeen(World world, Answer answer) {
        return world.alive && world.born == answer.born() ? RowSeen.ALIVE : RowSeen.NOT_READ;
    }
}
