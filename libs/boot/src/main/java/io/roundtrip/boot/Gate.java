package io.roundtrip.boot;

import io.roundtrip.messaging.Circuit;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.RetryingProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a queue is served: not while people have paused it, nor until the next probe after it blocked. */
public final class Gate implements Circuit {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(15);

    private final String name;
    private final BooleanSupplier pausedByPeople;
    private final Clock clock;
    private volatile Optional<Instant> probeAt = Optional.empty();
    private boolean wasPaused;

    /** @param name what is behind the queue, for the log */
    public Gate(String name, BooleanSupplier pausedByPeople, Clock clock) {
        this.name = name;
        this.pausedByPeople = pausedByPeople;
        this.clock = clock;
    }

    /** The queue's receiver. */
    public interface Receiver {
        void pause();

        void resume();

        static Receiver of(RetryingProcessor<?> processor) {
            return new Receiver() {
                @Override
                public void pause() {
                    processor.pause();
                }

                @Override
                public void resume() {
                    processor.resume();
                }
            };
        }
    }

    @Override
    public void onBlocked(Failure failure) {
        log.error("{} is not served for now: {}; messages stay, next try in {}", name, failure.reason(), PROBE);
        probeAt = Optional.of(clock.instant().plus(PROBE));
    }

    /** Follows the wish of people and probes what is blocked; to be called every now and then. */
    public Duration follow(Receiver receiver) {
        boolean paused = pausedByPeople.getAsBoolean();
        if (paused && !wasPaused) {
            receiver.pause();
        } else if (!paused && (wasPaused || isProbeDue())) {
            probeAt = Optional.empty();
            receiver.resume();
        }
        wasPaused = paused;
        return LOOK;
    }

    private boolean isProbeDue() {
        return probeAt.filter(at -> !at.isAfter(clock.instant())).isPresent();
    }
}
