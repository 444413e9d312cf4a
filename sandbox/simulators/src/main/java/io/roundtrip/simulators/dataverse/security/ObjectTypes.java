package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.Map;

/** Object type codes: fixed for standard tables, from 10,000 on for all others, in the order in which they came. */
final class ObjectTypes {
    private static final int FIRST_CUSTOM = 10_000;
    private static final Map<String, Integer> STANDARD = Map.of(
            "account", 1,
            "contact", 2,
            "opportunity", 3,
            "lead", 4,
            "systemuser", 8,
            "businessunit", 10,
            "organization", 1019,
            "privilege", 1023,
            "role", 1036,
            "incident", 112);

    private final Store store;

    ObjectTypes(Store store) {
        this.store = store;
    }

    int code(Table table) {
        Integer standard = STANDARD.get(table.schema().logicalName());
        return standard != null ? standard : FIRST_CUSTOM + new ArrayList<>(store.tables()).indexOf(table);
    }
}
