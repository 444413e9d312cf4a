package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One side of a comparison. */
sealed interface FilterOperand {

    @Nullable
    Object value(Row row);

    default void collectColumns(Set<String> columns) {}

    record Column(String name) implements FilterOperand {
        @Override
        public @Nullable Object value(Row row) {
            if (!row.has(name)) {
                throw new UnfitFilterException("column " + name + " of the filter was not read from " + row.table());
            }
            return RowValues.value(row, name);
        }

        @Override
        public void collectColumns(Set<String> columns) {
            columns.add(name);
        }

        @Override
        public String toString() {
            return "column " + name;
        }
    }

    record Literal(String text, @Nullable Object constant) implements FilterOperand {
        @Override
        public @Nullable Object value(Row row) {
            return constant;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
