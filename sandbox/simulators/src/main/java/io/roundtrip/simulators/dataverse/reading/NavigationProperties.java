package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Property.Step;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.Optional;

/** The ways from one table to another (documentation page "Web API navigation properties"). */
public final class NavigationProperties {
    private final Store store;

    public NavigationProperties(Store store) {
        this.store = store;
    }

    /** Along a lookup; empty if the table has no such navigation property at all. */
    public Optional<Step> find(TableSchema from, String name) {
        Optional<Column> lookup = from.byNavigation(name);
        if (lookup.isEmpty() && leadsToMany(from, name)) {
            throw Refusal.notSimulated("the collection-valued navigation property " + name);
        }
        return lookup.map(column -> new Step(column, target(column, name)));
    }

    private Table target(Column lookup, String name) {
        return Optional.ofNullable(lookup.definition().targets().get(name))
                .flatMap(store::findTable)
                .orElseThrow(() -> Refusal.notSimulated("the table behind " + name));
    }

    private boolean leadsToMany(TableSchema from, String name) {
        return store.tables().stream()
                .map(Table::schema)
                .anyMatch(schema -> schema.columns().stream()
                        .flatMap(column -> column.definition().lookups().stream())
                        .filter(lookup -> lookup.table().equals(from.logicalName()))
                        .anyMatch(lookup ->
                                lookup.relationshipOf(schema.logicalName()).equals(name)));
    }
}
