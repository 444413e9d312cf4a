package io.roundtrip.delivery;

import java.util.Map;
import java.util.Optional;

/** The target systems that this processor is configured for, by name. */
record Targets(Map<String, TargetSystem> byName) {

    Targets {
        byName = Map.copyOf(byName);
    }

    Optional<TargetSystem> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
