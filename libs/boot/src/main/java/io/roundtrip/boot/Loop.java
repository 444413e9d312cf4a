package io.roundtrip.boot;

import io.roundtrip.dataverse.DataverseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One repeated step with what is known of its last rounds. */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    /** Why the step fails, and since when. */
    public record Trouble(String reason, Instant since) {}

    private final String name;
    private final Loops.Step step;
    private final Clock clock;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile int failures;

    Loop(String name, Loops.Step step, Clock clock) {
        this.name = name;
        this.step = step;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    public Optional<Trouble> trouble() {
        return trouble;
    }

    Duration round() {
        try {
            Duration pause = step.run();
            recovered();
            return pause;
        } catch (RuntimeException | Error failure) { // an error would end the loop, and nobody would see it
            return failed(failure);
        }
    }

    private void recovered() {
        trouble.ifPresent(past -> log.info("{} works again; it had failed since {}", name, past.since()));
        trouble = Optional.empty();
        failures = 0;
    }

    private Duration failed(Throwable failure) {
        failures++;
        Duration pause = backoff(failure);
        String reason = Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
        boolean known = trouble.map(Trouble::reason).filter(reason::equals).isPresent();
        if (!known) {
            log.warn("{} failed and is tried again in {} s: {}", name, pause.toSeconds(), reason, stack(failure));
        }
        trouble = Optional.of(new Trouble(reason, trouble.map(Trouble::since).orElseGet(clock::instant)));
        return pause;
    }

    /** What a service refused needs no stack trace; a bug does. */
    private static @org.jspecify.annotations.Nullable Throwable stack(Throwable failure) {
        return failure instanceof DataverseException ? null : failure;
    }

    private Duration backoff(Throwable failure) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 5));
        Duration capped = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
        return failure instanceof DataverseException refused
                ? refused.retryAfter()
                        .filter(wish -> wish.compareTo(capped) > 0)
                        .orElse(capped)
                : capped;
    }
}
