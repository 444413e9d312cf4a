package io.roundtrip.sender;

import io.roundtrip.boot.Loops;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.mappings.MappingCache;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** When the sender does what: a loop per mapping, and one for everything that waits to be sent. */
final class SenderSchedule {

    private static final Duration LOOK_FOR_MAPPINGS = Duration.ofSeconds(2);
    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(1);
    private static final Duration LOOK_WHILE_DOWN = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_SILENCE = Duration.ofMinutes(1);

    private final Loops loops;
    private final MappingCache mappings;
    private final Turns turns;
    private final SenderProperties properties;
    private final Set<String> polled = new HashSet<>();

    SenderSchedule(Loops loops, MappingCache mappings, Turns turns, SenderProperties properties) {
        this.loops = loops;
        this.mappings = mappings;
        this.turns = turns;
        this.properties = properties;
    }

    /** The sender's kinds of work. */
    record Turns(FeedTurn feed, Waiting waiting, Watchdog watchdog, Outbound outbound, RightEnvironment environment) {}

    /** What waits to be sent, apart from changes just noticed. */
    record Waiting(DueRecords due, RequestedRetries retries) {}

    void start() {
        loops.start("Looking for mappings", this::followMappings);
        loops.start("Sending what waits", this::sendWaiting);
        loops.start("Looking for missing answers", () -> {
            turns.watchdog().look();
            return LOOK_FOR_SILENCE;
        });
    }

    private Duration followMappings() {
        Set<String> names = new HashSet<>();
        mappings.current().mappings().forEach(mapping -> names.add(mapping.name()));
        polled.stream().filter(name -> !names.contains(name)).forEach(name -> loops.stop(loopName(name)));
        names.forEach(name -> loops.start(loopName(name), polling(name)));
        polled.clear();
        polled.addAll(names);
        return LOOK_FOR_MAPPINGS;
    }

    private static String loopName(String mapping) {
        return "Polling mapping " + mapping;
    }

    private Loops.Step polling(String name) {
        Pace pace = new Pace(properties.pollMin(), properties.pollMax());
        return () -> pace.after(poll(name));
    }

    /**
     * While Service Bus is down nothing is polled: the change feed keeps the changes better than the outbox. Where nothing
     * waits, nobody else would find out that it is back.
     */
    private boolean poll(String name) {
        Mappings current = mappings.current();
        return current.byName(name)
                .filter(mapping -> !turns.outbound().rests(mapping.target()))
                .filter((TableMapping mapping) -> turns.feed().take(mapping, current))
                .isPresent();
    }

    private Duration sendWaiting() {
        turns.environment().require(mappings.current());
        int due = turns.waiting().due().relayDue(properties.batchSize());
        int retries = turns.waiting().retries().sendRequested(properties.batchSize());
        if (!turns.outbound().down().isEmpty()) {
            return LOOK_WHILE_DOWN;
        }
        return due + retries >= properties.batchSize() ? Duration.ZERO : LOOK_FOR_DUE;
    }
}
