package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The time of every step a notification has taken so far, in the order in which they were taken. */
public record Steps(Map<String, Instant> times) {

    public static final String NOTICED = "noticed";
    public static final String RECORDED = "recorded";
    public static final String SENT = "sent";
    public static final String READ = "read";
    public static final String DELIVERED = "delivered";
    public static final String ACKNOWLEDGED = "acknowledged";

    private static final Steps NONE = new Steps(Map.of());

    public Steps {
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    public static Steps none() {
        return NONE;
    }

    /** These steps and one more; a step taken again moves to the end with its new time. */
    public Steps with(String step, Instant at) {
        Map<String, Instant> more = new LinkedHashMap<>(times);
        more.remove(step);
        more.put(step, at);
        return new Steps(more);
    }

    public Optional<Instant> at(String step) {
        return Optional.ofNullable(times.get(step));
    }

    public Optional<Instant> first() {
        return times.values().stream().findFirst();
    }
}
