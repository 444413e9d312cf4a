package io.roundtrip.simulators.dataverse.tables;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One immutable version of a row. Only the values that are there take room: a bit per column tells which. */
public final class Row {
    private final long[] present;
    private final Object[] packed;

    /** @param values in the order of the table's columns */
    public Row(@Nullable Object[] values) {
        present = new long[(values.length + Long.SIZE - 1) / Long.SIZE];
        Object[] filled = new Object[values.length];
        int count = 0;
        for (int ordinal = 0; ordinal < values.length; ordinal++) {
            Object value = values[ordinal];
            if (value != null) {
                present[ordinal / Long.SIZE] |= 1L << ordinal;
                filled[count++] = value;
            }
        }
        packed = Arrays.copyOf(filled, count);
    }

    public UUID id() {
        return (UUID) required(TableSchema.ID);
    }

    long version() {
        return (Long) required(TableSchema.VERSION);
    }

    public String etag() {
        return "W/\"" + version() + "\"";
    }

    @Nullable
    public Object value(Column column) {
        return value(column.ordinal());
    }

    /** With room for columns that the table got since. */
    public @Nullable Object[] copyOfValues(int width) {
        @Nullable Object[] values = new Object[width];
        for (int ordinal = 0; ordinal < width; ordinal++) {
            values[ordinal] = value(ordinal);
        }
        return values;
    }

    @Nullable
    private Object value(int ordinal) {
        int word = ordinal / Long.SIZE;
        long bit = 1L << ordinal;
        if (word >= present.length || (present[word] & bit) == 0) {
            return null;
        }
        int place = Long.bitCount(present[word] & (bit - 1));
        for (int before = 0; before < word; before++) {
            place += Long.bitCount(present[before]);
        }
        return packed[place];
    }

    private Object required(int ordinal) {
        Object value = value(ordinal);
        if (value == null) {
            throw new IllegalStateException("A row lacks its system column " + ordinal);
        }
        return value;
    }
}
