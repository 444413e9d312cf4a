package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a row by logical column names: a lookup {@code x} arrives as {@code _x_value} (Web API, lookup properties). */
final class RowValues {

    private RowValues() {}

    static boolean isLookup(Row row, String column) {
        return row.values().containsKey(lookup(column));
    }

    static @Nullable Object value(Row row, String column) {
        return row.values().get(isLookup(row, column) ? lookup(column) : column);
    }

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** The value's one text form, by which value maps are looked up: 1 for a choice, true for a flag. */
    static String text(Object value) {
        return value instanceof Number number ? decimal(number).toPlainString() : value.toString();
    }

    private static String lookup(String column) {
        return "_" + column + "_value";
    }
}
