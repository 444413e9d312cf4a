package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.sandbox.model.MessageIds.Message;
import io.roundtrip.sandbox.model.Steps;
import io.roundtrip.sandbox.model.failure.Bounds.Setting;
import io.roundtrip.schema.failures.FailureEvent.NoAnswer;
import io.roundtrip.schema.failures.FailureEvent.RetryRequested;
import io.roundtrip.schema.failures.FailureEvent.RetrySent;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Optional;

/** The sender's changes and requested retries, its watchdog, and the sweep that releases parked rows. */
final class SenderSteps {
    private final Bounds bounds;
    private final Rules rules;
    private final MessageIds ids;

    SenderSteps(Bounds bounds, Rules rules, MessageIds ids) {
        this.bounds = bounds;
        this.rules = rules;
        this.ids = ids;
    }

    void offer(World world, Steps<World> steps) {
        if (world.noticed < world.version) {
            World next = world.copy();
            next.noticed = world.version;
            send(next, new Message(world.version, 0, 1), ids);
            steps.ours("the sender sends the change up to version " + world.version, next);
        }
        if (world.sender.isPresent()) {
            offerMark(world, steps);
        } else {
            world.failure
                    .filter(row -> row.status() == FailureStatus.RETRY_REQUESTED)
                    .ifPresent(row -> offerRetry(world, row, steps));
        }
        offerWatchdog(world, steps);
        offerSweep(world, steps);
    }

    /** A MessageId that the queue remembers is dropped silently. */
    static void send(World world, Message message, MessageIds ids) {
        int bit = 1 << ids.number(message);
        if ((world.remembered & bit) == 0) {
            world.remembered |= bit;
            world.queue.add(message);
        }
    }

    private void offerRetry(World world, FailureState row, Steps<World> steps) {
        World next = world.copy();
        next.sender = Optional.of(new Hand<>(row.retryNumber(), true));
        send(next, new Message(0, row.retryNumber(), 1), ids);
        steps.ours("the sender sends retry " + row.retryNumber(), next);
    }

    private void offerMark(World world, Steps<World> steps) {
        Hand<Integer> sent = world.sender.orElseThrow();
        World next = world.copy();
        next.sender = Optional.empty();
        boolean marked = sent.fresh() && rules.apply(next, new RetrySent(sent.what()));
        steps.ours("the sender marks retry " + sent.what() + (marked ? " as sent" : ": someone was faster"), next);
        if (bounds.allows(Setting.KILLS, world)) {
            World killed = world.fault();
            killed.sender = Optional.empty();
            steps.foreign("FAULT: the sender is killed after sending retry " + sent.what(), killed);
        }
    }

    private void offerWatchdog(World world, Steps<World> steps) {
        if (world.nothingOnItsWay()) {
            World next = world.copy();
            if (rules.apply(next, new NoAnswer())) {
                steps.ours("the watchdog: no answer", next);
            }
        }
    }

    private void offerSweep(World world, Steps<World> steps) {
        boolean released = world.parentThere
                && world.failure
                        .filter(row -> row.status() == FailureStatus.PARKED)
                        .isPresent();
        if (released) {
            World next = world.copy();
            if (rules.apply(next, new RetryRequested("the sweep"))) {
                steps.ours("the sweep requests a retry, because the parent is there", next);
            }
        }
    }
}
