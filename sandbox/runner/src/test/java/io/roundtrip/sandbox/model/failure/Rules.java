package io.roundtrip.sandbox.model.failure;

import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.RetryDecision;
import io.roundtrip.messaging.RetryPolicy;
import io.roundtrip.schema.failures.FailureDecision;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureLifeCycle;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** The failure row's rules under test, applied as its stores apply them; a planted error replaces the life cycle. */
record Rules(BiFunction<Optional<FailureState>, FailureEvent, FailureDecision> lifeCycle) {
    static final Rules PRODUCTION = new Rules(FailureLifeCycle::decide);
    private static final RetryPolicy TWO_ATTEMPTS = new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Decides and writes in one request; true when the row was written. */
    boolean apply(World world, FailureEvent event) {
        FailureDecision decision = lifeCycle.apply(world.failure, event);
        if (decision instanceof FailureDecision.Store store) {
            world.failure.ifPresent(before -> check(world, before, store.next()));
            world.write(store.next());
            return true;
        }
        return false;
    }

    static boolean triesAgain(int attempt) {
        return TWO_ATTEMPTS.decide(attempt, FailureKind.TRANSIENT, Instant.EPOCH, 0, Optional.empty())
                instanceof RetryDecision.RetryAt;
    }

    private static void check(World world, FailureState before, FailureState next) {
        if (next.retryNumber() < before.retryNumber()) {
            world.broken = World.Broken.RETRY_NUMBER_FELL;
        } else if (before.isOpen() && next.version() < before.version()) {
            world.broken = World.Broken.VERSION_FELL_WHILE_OPEN;
        } else if (isGreen(next) && next.version() > world.everHeld && world.alive) {
            world.broken = World.Broken.RESOLVED_WITHOUT_TARGET;
        }
    }

    private static boolean isGreen(FailureState state) {
        return state.status() == FailureStatus.RESOLVED;
    }
}
