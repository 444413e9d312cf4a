package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.Optional;

/** The primary names of the rows that lookups refer to. */
final class DisplayNames {
    private final Store store;

    DisplayNames(Store store) {
        this.store = store;
    }

    /** Empty if the row is gone or has no name. */
    Optional<String> of(Reference reference) {
        return store.findTable(reference.table()).flatMap(table -> of(table, reference));
    }

    private static Optional<String> of(Table table, Reference reference) {
        return table.schema()
                .byName(table.schema().definition().nameColumn())
                .flatMap(column -> table.find(reference.id()).map(row -> row.value(column)))
                .map(Object::toString);
    }
}
