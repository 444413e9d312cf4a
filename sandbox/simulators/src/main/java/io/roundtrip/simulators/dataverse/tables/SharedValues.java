package io.roundtrip.simulators.dataverse.tables;

import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one object, as far as they come close enough together: countries, times of one load, authors. A place is
 * taken over by the next value that falls on it, so the memory is bounded and a value that never repeats costs nothing.
 */
public final class SharedValues {
    private static final int PLACES = 1 << 14;

    private final @Nullable Object[] places = new Object[PLACES];

    /** For one writer at a time. Values are immutable. */
    public Object shared(Object value) {
        int hash = value.hashCode() * 0x9E3779B9;
        int place = hash >>> (Integer.SIZE - 14);
        Object known = places[place];
        if (known != null && known.getClass() == value.getClass() && known.equals(value)) {
            return known;
        }
        places[place] = value;
        return value;
    }
}
