package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $filter}. Text is compared without case, as the database does. {@code ne} a value also finds rows without
 * one: the platform's condition operator does, unlike SQL's.
 */
public sealed interface Filter {
    boolean accepts(Row row);

    /** The only ids that can be accepted, if the filter says so. */
    default Optional<Set<UUID>> onlyIds() {
        return Optional.empty();
    }

    /** An id below which, in {@link GuidOrder}, nothing is accepted. */
    default Optional<UUID> lowestId() {
        return Optional.empty();
    }

    record All() implements Filter {
        @Override
        public boolean accepts(Row row) {
            return true;
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return left.accepts(row) && right.accepts(row);
        }

        @Override
        public Optional<Set<UUID>> onlyIds() {
            return left.onlyIds().or(right::onlyIds);
        }

        @Override
        public Optional<UUID> lowestId() {
            return left.lowestId().or(right::lowestId);
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return left.accepts(row) || right.accepts(row);
        }
    }

    record Not(Filter negated) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return !negated.accepts(row);
        }
    }

    record IsNull(Column column) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return row.value(column) == null;
        }
    }

    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    /** The literal is in the form of {@link Values#comparable}. */
    record Compare(Column column, Operator operator, Object literal) implements Filter {
        @Override
        public boolean accepts(Row row) {
            Object value = row.value(column);
            return value == null ? operator == Operator.NE : holds(Values.comparable(value));
        }

        private boolean holds(Object value) {
            int order = Values.compare(value, literal);
            return switch (operator) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case GT -> order > 0;
                case GE -> order >= 0;
                case LT -> order < 0;
                case LE -> order <= 0;
            };
        }

        @Override
        public Optional<Set<UUID>> onlyIds() {
            return isAboutId() && operator == Operator.EQ ? Optional.of(Set.of((UUID) literal)) : Optional.empty();
        }

        @Override
        public Optional<UUID> lowestId() {
            return isAboutId() && (operator == Operator.GT || operator == Operator.GE)
                    ? Optional.of((UUID) literal)
                    : Optional.empty();
        }

        private boolean isAboutId() {
            return column.ordinal() == TableSchema.ID;
        }
    }

    record In(Column column, Set<Object> values) implements Filter {
        @Override
        public boolean accepts(Row row) {
            @Nullable Object value = row.value(column);
            return value != null && values.contains(Values.comparable(value));
        }

        @Override
        public Optional<Set<UUID>> onlyIds() {
            if (column.ordinal() != TableSchema.ID) {
                return Optional.empty();
            }
            Set<UUID> ids = new TreeSet<>(GuidOrder.INSTANCE);
            values.forEach(id -> ids.add((UUID) id));
            return Optional.of(ids);
        }
    }

    enum TextMatch {
        CONTAINS,
        STARTSWITH,
        ENDSWITH
    }

    /** The part is in lower case. */
    record Text(Column column, TextMatch match, String part) implements Filter {
        @Override
        public boolean accepts(Row row) {
            Object value = row.value(column);
            return value != null && holds((String) Values.comparable(value));
        }

        private boolean holds(String value) {
            return switch (match) {
                case CONTAINS -> value.contains(part);
                case STARTSWITH -> value.startsWith(part);
                case ENDSWITH -> value.endsWith(part);
            };
        }
    }
}
