package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A query of rows without change tracking.
 *
 * @param visible which rows the caller may see at all; others are neither shown nor counted
 */
record Query(
        Table table,
        Selection selection,
        Filter filter,
        Sorting sorting,
        Optional<Integer> top,
        boolean counted,
        Predicate<Row> visible) {

    boolean accepts(Row row) {
        return visible.test(row) && filter.accepts(row);
    }
}
