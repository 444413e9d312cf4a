package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of the row itself or, along lookups, of a related row. */
public record Property(List<Step> path, Column column) {

    /** From a row to the one that its lookup refers to, if that is in the table. */
    public record Step(Column lookup, Table target) {
        public Optional<Row> follow(Row row) {
            return Optional.ofNullable(row.value(lookup))
                    .map(Reference.class::cast)
                    .filter(reference ->
                            reference.table().equals(target.schema().logicalName()))
                    .flatMap(reference -> target.find(reference.id()));
        }
    }

    static Property own(Column column) {
        return new Property(List.of(), column);
    }

    boolean isOwn() {
        return path.isEmpty();
    }

    /** In the form of {@link Values#comparable}; null where there is no value or no related row. */
    @Nullable
    Object value(Row row) {
        Optional<Row> holder = Optional.of(row);
        for (Step step : path) {
            holder = holder.flatMap(step::follow);
        }
        return holder.map(found -> found.value(column)).map(Values::comparable).orElse(null);
    }
}
