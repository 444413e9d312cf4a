package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The global choices that columns use. */
final class GlobalChoices {
    private GlobalChoices() {}

    static List<Definition> all(Store store) {
        Map<String, Definition> byName = new LinkedHashMap<>();
        store.tables()
                .forEach(table -> table.schema().columns().stream()
                        .filter(column -> column.definition().described().get(OptionSets.GLOBAL) instanceof String)
                        .map(column -> OptionSets.of(table.schema().logicalName(), column.definition()))
                        .forEach(set -> byName.putIfAbsent(String.valueOf(set.property("Name")), set)));
        return List.copyOf(byName.values());
    }
}
