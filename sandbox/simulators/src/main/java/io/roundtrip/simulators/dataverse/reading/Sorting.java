package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The order of a query's rows: by columns and at last by id. Lookups sort by the primary name of the row they refer to, choices
 * by their integer (documentation page "Order rows using OData"). Rows without a value come first, as in SQL Server.
 */
record Sorting(List<By> columns, DisplayNames names) implements Comparator<Sorting.Place> {

    record By(Column column, boolean descending) {}

    /** Where a row stands in an order: its values of the columns that it is sorted by, as they compare, and its id. */
    record Place(List<Optional<Object>> keys, UUID id) {}

    Place place(Row row) {
        List<Optional<Object>> keys = new ArrayList<>();
        columns.forEach(by -> keys.add(key(by.column(), row)));
        return new Place(keys, row.id());
    }

    private Optional<Object> key(Column column, Row row) {
        Optional<Object> value = Optional.ofNullable(row.value(column));
        return value.flatMap(found -> found instanceof Reference reference
                        ? names.of(reference).map(Object.class::cast)
                        : value)
                .map(Values::comparable);
    }

    /** The order in which tables keep their rows. */
    boolean isStoredOrder() {
        return columns.isEmpty()
                || columns.get(0).column().ordinal() == TableSchema.ID
                        && !columns.get(0).descending();
    }

    @Override
    public int compare(Place left, Place right) {
        for (int i = 0; i < columns.size(); i++) {
            int order = compare(left.keys().get(i), right.keys().get(i));
            if (order != 0) {
                return columns.get(i).descending() ? -order : order;
            }
        }
        return GuidOrder.INSTANCE.compare(left.id(), right.id());
    }

    private static int compare(Optional<Object> left, Optional<Object> right) {
        return left.isPresent() && right.isPresent()
                ? Values.compare(left.get(), right.get())
                : Boolean.compare(left.isPresent(), right.isPresent());
    }
}
