package io.roundtrip.simulators.dataverse.tables;

import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one object, as far as they come close enough together: countries, times of one load, authors. A place is
 * taken over by the next value that falls on it, so the memory is bounded and a value that never repeats costs nothing.
 */
public final class SharedValues {
    private static final int BITS = 14;
    /** Spreads hashes of near numbers over all places: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private final @Nullable Object[] places = new Object[1 << BITS];

    /** Replaces the values from an ordinal on by those that are shared. For one writer at a time; values are immutable. */
    public void replaceFrom(int ordinal, @Nullable Object[] values) {
        for (int i = ordinal; i < values.length; i++) {
            Object value = values[i];
            values[i] = value == null ? null : shared(value);
        }
    }

    private Object shared(Object value) {
        int place = value.hashCode() * SPREAD >>> (Integer.SIZE - BITS);
        Object known = places[place];
        if (known != null && known.equals(value)) {
            return known;
        }
        places[place] = value;
        return value;
    }
}
