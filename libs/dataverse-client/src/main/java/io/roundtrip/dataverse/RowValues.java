package io.roundtrip.dataverse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of column values: unmodifiable, in order, and with room for null, which {@link Map#copyOf} refuses. */
final class RowValues {

    private RowValues() {}

    static Map<String, @Nullable Object> copyOf(Map<String, @Nullable Object> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
