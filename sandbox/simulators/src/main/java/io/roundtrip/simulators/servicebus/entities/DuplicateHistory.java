package io.roundtrip.simulators.servicebus.entities;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** MessageIds of the window, counted from a message's first arrival; a duplicate does not prolong it. */
public final class DuplicateHistory {
    private final LinkedHashMap<String, Instant> firstSeen = new LinkedHashMap<>();

    boolean isDuplicate(String messageId, Optional<Duration> window, Instant now) {
        if (window.isEmpty()) {
            return false;
        }
        forgetBefore(now.minus(window.get()));
        return firstSeen.putIfAbsent(messageId, now) != null;
    }

    private void forgetBefore(Instant start) {
        for (var entries = firstSeen.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, Instant> entry = entries.next();
            if (!entry.getValue().isBefore(start)) {
                return;
            }
            entries.remove();
        }
    }
}
