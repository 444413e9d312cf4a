package io.roundtrip.delivery;

import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Circuit;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.RetryingProcessor;
import io.roundtrip.schema.mappings.MappingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a target's queue is served: not while the target is paused, nor until the next probe after it blocked. */
final class TargetGate implements Circuit {

    private static final Logger log = LoggerFactory.getLogger(TargetGate.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(15);

    private final String target;
    private final MappingCache mappings;
    private final Clock clock;
    private volatile Optional<Instant> probeAt = Optional.empty();
    private boolean pausedByPeople;

    TargetGate(String target, MappingCache mappings, Clock clock) {
        this.target = target;
        this.mappings = mappings;
        this.clock = clock;
    }

    @Override
    public void onBlocked(Failure failure) {
        log.error(
                "Target {} is not served for now: {}; messages stay, next try in {}", target, failure.reason(), PROBE);
        probeAt = Optional.of(clock.instant().plus(PROBE));
    }

    /** Follows the target's state and probes a blocked one; to be called every now and then. */
    Duration follow(RetryingProcessor<?> processor) {
        boolean paused = mappings.current()
                .target(target)
                .filter(known -> known.state() == TargetState.PAUSED)
                .isPresent();
        if (paused && !pausedByPeople) {
            processor.pause();
        } else if (!paused && (pausedByPeople || isProbeDue())) {
            probeAt = Optional.empty();
            processor.resume();
        }
        pausedByPeople = paused;
        return LOOK;
    }

    private boolean isProbeDue() {
        return probeAt.filter(at -> !at.isAfter(clock.instant())).isPresent();
    }
}
