package io.roundtrip.simulators.dataverse.tables;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One immutable version of a row; the values lie at the places of the table's columns. One that was added later has none. */
public final class Row {
    private final @Nullable Object[] values;

    public Row(@Nullable Object[] values) {
        this.values = values;
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
        return column.ordinal() < values.length ? values[column.ordinal()] : null;
    }

    /** With room for columns that the table got since. */
    public @Nullable Object[] copyOfValues(int width) {
        return Arrays.copyOf(values, width);
    }

    private Object required(int ordinal) {
        Object value = values[ordinal];
        if (value == null) {
            throw new IllegalStateException("A row lacks its system column " + ordinal);
        }
        return value;
    }
}
