package io.roundtrip.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A target's vocabulary: source value as text (1 for a choice) to the target's word for it, in the order of the file. */
public record ValueMap(String name, Map<String, String> entries) {

    public ValueMap {
        Names.name("value map", name);
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Optional<String> translate(String value) {
        return Optional.ofNullable(entries.get(value));
    }
}
