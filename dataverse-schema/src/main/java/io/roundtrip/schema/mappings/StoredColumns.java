package io.roundtrip.schema.mappings;

import io.roundtrip.dataverse.Row;
import io.roundtrip.schema.tables.ChoiceValues;

/** Columns without which a stored row says nothing. */
final class StoredColumns {

    private StoredColumns() {}

    static String text(Row row, String column) {
        return row.text(column).orElseThrow(() -> missing(column));
    }

    static int integer(Row row, String column) {
        return row.integer(column).orElseThrow(() -> missing(column));
    }

    static <E extends Enum<E>> E option(Row row, String column, Class<E> type) {
        return ChoiceValues.option(type, integer(row, column));
    }

    private static IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(column + " is empty");
    }
}
