package io.roundtrip.simulators.dataverse.tables;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One immutable version of a row; the values lie in the order of the table's columns. */
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
        return values[column.ordinal()];
    }

    @Nullable
    public Object[] copyOfValues() {
        return values.clone();
    }

    private Object required(int ordinal) {
        Object value = values[ordinal];
        if (value == null) {
            throw new IllegalStateException("A row lacks its system column " + ordinal);
        }
        return value;
    }
}
