package io.roundtrip.sandbox.model.retry;

import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.RetryDecision;
import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.Model;
import io.roundtrip.sandbox.model.Steps;
import java.util.HashSet;
import java.util.Optional;

/** Schedule the copy, then complete the original: with a kill in between, and a queue that drops known MessageIds. */
final class RetryModel implements Model<World> {
    private static final int MOST_FAULTS = 3;

    private final Rules rules;

    RetryModel(Rules rules) {
        this.rules = rules;
    }

    @Override
    public World initial() {
        World world = new World();
        schedule(world, 1);
        return world;
    }

    @Override
    public void steps(World world, Steps<World> steps) {
        for (int attempt : new HashSet<>(world.queue)) {
            offerSuccess(world, attempt, steps);
            for (FailureKind kind : FailureKind.values()) {
                offerFailure(world, attempt, kind, steps);
            }
        }
    }

    private static void offerSuccess(World world, int attempt, Steps<World> steps) {
        World next = taken(world, attempt);
        next.delivered = 1;
        steps.ours("attempt " + attempt + " succeeds", next);
    }

    private void offerFailure(World world, int attempt, FailureKind kind, Steps<World> steps) {
        RetryDecision decision = rules.decide().apply(attempt, kind);
        World next = taken(world, attempt);
        if (decision instanceof RetryDecision.RetryAt) {
            schedule(next, attempt + 1);
            steps.ours("attempt " + attempt + " fails, its copy is scheduled, the original completed", next);
            offerKill(world, attempt, steps);
        } else if (decision instanceof RetryDecision.DeadLetter) {
            next.deadLettered = 1;
            steps.ours("attempt " + attempt + " fails, dead-lettered", next);
        }
    }

    private void offerKill(World world, int attempt, Steps<World> steps) {
        if (world.faults < MOST_FAULTS) {
            World next = world.copy();
            next.faults++;
            schedule(next, attempt + 1);
            steps.foreign("FAULT: killed after scheduling the copy of attempt " + attempt, next);
        }
    }

    private void schedule(World world, int attempt) {
        int bit = 1 << rules.messageId().applyAsInt(attempt);
        if ((world.remembered & bit) == 0) {
            world.remembered |= bit;
            world.queue.add(attempt);
            world.highestAttempt = Math.max(world.highestAttempt, attempt);
        }
    }

    private static World taken(World world, int attempt) {
        World next = world.copy();
        next.queue.remove((Integer) attempt);
        return next;
    }

    @Override
    public Optional<String> violation(World world, boolean quiet) {
        if (world.highestAttempt > Rules.MAX_ATTEMPTS) {
            return Optional.of("ENDLESS: attempt " + world.highestAttempt);
        }
        boolean ended = world.delivered + world.deadLettered > 0;
        return quiet && !ended ? Optional.of("LOST: neither delivered nor dead-lettered") : Optional.empty();
    }

    @Override
    public byte[] encode(World world) {
        return world.key();
    }

    @Override
    public World decode(byte[] key) {
        return World.read(new KeyReader(key));
    }
}
