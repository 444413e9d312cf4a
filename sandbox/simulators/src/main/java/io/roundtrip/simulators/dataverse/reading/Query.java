package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A query of rows without change tracking.
 *
 * @param view what the caller sees of rows; what it leaves out is neither shown nor counted, nor can it be filtered by
 */
record Query(
        Table table,
        Selection selection,
        Filter filter,
        Sorting sorting,
        Optional<Integer> top,
        boolean counted,
        UnaryOperator<Stream<Row>> view) {

    Stream<Row> among(Stream<Row> rows) {
        return view.apply(rows).filter(filter::accepts);
    }
}
