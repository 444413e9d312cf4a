package io.roundtrip.dataverse;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column values: unmodifiable, in order, and with room for null, which {@link Map#copyOf} refuses. */
final class RowValues extends AbstractMap<String, @Nullable Object> {

    private final Map<String, @Nullable Object> values;

    private RowValues(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    static RowValues copyOf(Map<String, @Nullable Object> values) {
        return values instanceof RowValues unmodifiable ? unmodifiable : new RowValues(new LinkedHashMap<>(values));
    }

    /** Without a copy: nobody else may keep the map. */
    static RowValues owning(Map<String, @Nullable Object> values) {
        return new RowValues(values);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return values.entrySet();
    }

    @Override
    public @Nullable Object get(@Nullable Object column) {
        return values.get(column);
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
        return values.containsKey(column);
    }
}
