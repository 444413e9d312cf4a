package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.faults.Fault.Late;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one request meets: at most one fault, and it may be late besides. */
public record Hit(Optional<Fault> fault, Optional<Late> late) {
    public static final Hit NONE = new Hit(Optional.empty(), Optional.empty());

    /** The first fault and the first latency stay. */
    Hit with(Fault more) {
        if (more instanceof Late latency) {
            return late.isPresent() ? this : new Hit(fault, Optional.of(latency));
        }
        return fault.isPresent() ? this : new Hit(Optional.of(more), late);
    }

    public Optional<Answer> before() {
        return fault.flatMap(Fault::before);
    }

    public Answer after(Answer answer) {
        return fault.map(some -> some.after(answer)).orElse(answer);
    }

    public Duration latency(int rows) {
        return late.map(some -> some.of(rows)).orElse(Duration.ZERO);
    }

    /** For the journal. */
    public Optional<String> text() {
        String texts =
                Stream.concat(fault.stream(), late.stream()).map(Fault::text).collect(Collectors.joining(", "));
        return Optional.of(texts).filter(text -> !text.isEmpty());
    }
}
