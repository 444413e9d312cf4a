package io.roundtrip.simulators.dataverse.tables;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a row. Its values are kept packed and made anew whenever they are read, so that a row of twenty
 * columns takes a few hundred bytes and three objects, however many values it has.
 */
public final class Row {
    private final UUID id;
    /** 0 in a row that is not stored yet. */
    private final long version;

    private final byte[] packed;

    /** @param values in the order of the table's columns; not kept */
    public Row(@Nullable Object[] values) {
        if (!(values[TableSchema.ID] instanceof UUID given)) {
            throw new IllegalArgumentException("A row needs its id");
        }
        id = given;
        version = values[TableSchema.VERSION] instanceof Long number ? number : 0;
        packed = PackedValues.pack(values, TableSchema.VERSION + 1);
    }

    public UUID id() {
        return id;
    }

    long version() {
        if (version == 0) {
            throw new IllegalStateException("Row " + id + " has no version yet");
        }
        return version;
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
        return switch (ordinal) {
            case TableSchema.ID -> id;
            case TableSchema.VERSION -> version == 0 ? null : (Object) version;
            default -> PackedValues.value(packed, ordinal);
        };
    }
}
