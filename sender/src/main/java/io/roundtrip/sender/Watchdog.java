package io.roundtrip.sender;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Category;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.mappings.MappingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what never got an answer, for example because a message was purged. */
final class Watchdog {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration GRACE = Duration.ofHours(1);

    private final Failures failures;
    private final MappingCache mappings;
    private final Clock clock;
    private final Map<String, Instant> servedSince = new HashMap<>();

    Watchdog(Failures failures, MappingCache mappings, Clock clock) {
        this.failures = failures;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Marks what has waited longer than all its attempts can take; paused mappings and targets owe no answer. */
    void look() {
        Mappings current = mappings.current();
        for (TableMapping mapping : current.mappings()) {
            if (mapping.state() == MappingState.RUNNING && isServed(mapping, current)) {
                servedSince.putIfAbsent(mapping.name(), clock.instant());
                look(mapping);
            } else {
                servedSince.remove(mapping.name());
            }
        }
    }

    private static boolean isServed(TableMapping mapping, Mappings current) {
        return current.target(mapping.target())
                .filter(target -> target.state() == TargetState.RUNNING)
                .isPresent();
    }

    private void look(TableMapping mapping) {
        Instant answeredBy =
                clock.instant().minus(mapping.retry().sumOfDelays()).minus(GRACE);
        if (servedSince.getOrDefault(mapping.name(), Instant.MAX).isAfter(answeredBy)) {
            return; // the clock stood still until then
        }
        failures.query(FailureQuery.in(FailureStatus.WAITING, FailureStatus.RETRYING)
                        .ofMapping(mapping.name())
                        .unchangedSince(answeredBy))
                .forEach(this::noAnswer);
    }

    private void noAnswer(FailureRow row) {
        FailureCause cause = new FailureCause(
                row.cause().stage(),
                Category.NO_ANSWER,
                "there was no answer",
                "Last known reason: " + row.cause().reason());
        FailureReport report = new FailureReport(
                row.key(), cause, row.context(), row.progress().attempts(), Optional.empty());
        failures.report(report, new FailureEvent.NoAnswer())
                .ifPresent(stored ->
                        log.error("Failure {} got no answer", row.key().id()));
    }
}
