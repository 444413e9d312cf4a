package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Property.Step;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns that a query names, in its own table and along single-valued navigation properties. */
final class PropertyPaths {
    private final NavigationProperties navigations;
    private final TableSchema schema;

    PropertyPaths(Store store, TableSchema schema) {
        this.navigations = new NavigationProperties(store);
        this.schema = schema;
    }

    /** A column, or a path such as {@code primarycontactid/createdby/fullname}. */
    Property property(String path) {
        List<Step> steps = new ArrayList<>();
        TableSchema at = schema;
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            Step step = step(at, names[i]);
            steps.add(step);
            at = step.target().schema();
        }
        return new Property(List.copyOf(steps), column(at, names[names.length - 1]));
    }

    private Step step(TableSchema at, String navigation) {
        return navigations.find(at, navigation).orElseThrow(() -> unknown(at, navigation));
    }

    private static Column column(TableSchema at, String name) {
        return at.byProperty(name).orElseThrow(() -> unknown(at, name));
    }

    /** Query functions name a lookup by its column as well as by its property. */
    Property named(String name) {
        return schema.byName(name).map(Property::own).orElseGet(() -> property(name));
    }

    static Refusal unknown(TableSchema schema, String name) {
        return Refusal.badQuery(
                "Could not find a property named '%s' on type '%s'.".formatted(name, schema.typeName()));
    }
}
