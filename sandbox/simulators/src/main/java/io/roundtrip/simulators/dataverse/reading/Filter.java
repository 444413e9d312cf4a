package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A parsed {@code $filter} (documentation page "Filter rows using OData"). A negation goes down to the conditions, because the
 * platform's queries know no negated group: each operator becomes its opposite.
 */
sealed interface Filter {
    Filter ALL = new And(List.of());

    boolean accepts(Row row);

    Filter negated();

    /** The only ids that can be accepted, if the filter says so. */
    default Optional<Set<UUID>> onlyIds() {
        return Optional.empty();
    }

    /** An id below which, in {@link GuidOrder}, nothing is accepted. */
    default Optional<UUID> lowestId() {
        return Optional.empty();
    }

    /** Column names with the values that every accepted row has in them, as {@link Values#comparable} gives them. */
    default Map<String, Object> equalities() {
        return Map.of();
    }

    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return parts.stream().allMatch(part -> part.accepts(row));
        }

        @Override
        public Filter negated() {
            return new Or(parts.stream().map(Filter::negated).toList());
        }

        @Override
        public Optional<Set<UUID>> onlyIds() {
            return parts.stream().flatMap(part -> part.onlyIds().stream()).findFirst();
        }

        @Override
        public Optional<UUID> lowestId() {
            return parts.stream().flatMap(part -> part.lowestId().stream()).findFirst();
        }

        @Override
        public Map<String, Object> equalities() {
            Map<String, Object> all = new HashMap<>();
            parts.forEach(part -> all.putAll(part.equalities()));
            return all;
        }
    }

    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return parts.stream().anyMatch(part -> part.accepts(row));
        }

        @Override
        public Filter negated() {
            return new And(parts.stream().map(Filter::negated).toList());
        }
    }

    record Condition(Property property, Criterion criterion) implements Filter {
        @Override
        public boolean accepts(Row row) {
            return criterion.holds(property.value(row));
        }

        @Override
        public Filter negated() {
            return new Condition(property, criterion.negated());
        }

        @Override
        public Optional<Set<UUID>> onlyIds() {
            if (isAboutId() && criterion instanceof Criterion.Equal equal) {
                return Optional.of(Set.of((UUID) equal.wanted()));
            }
            return isAboutId() && criterion instanceof Criterion.In in
                    ? Optional.of(in.values().stream().map(UUID.class::cast).collect(Collectors.toSet()))
                    : Optional.empty();
        }

        @Override
        public Optional<UUID> lowestId() {
            return isAboutId()
                            && criterion instanceof Criterion.Ordered ordered
                            && (ordered.operator() == Operator.GT || ordered.operator() == Operator.GE)
                    ? Optional.of((UUID) ordered.limit())
                    : Optional.empty();
        }

        @Override
        public Map<String, Object> equalities() {
            return property.isOwn() && criterion instanceof Criterion.Equal equal
                    ? Map.of(property.column().name(), equal.wanted())
                    : Map.of();
        }

        private boolean isAboutId() {
            return property.isOwn() && property.column().ordinal() == TableSchema.ID;
        }
    }

    /** Two columns of one row; a row that lacks a value is not found, whatever the operator, as in SQL. */
    record Columns(Property left, Operator operator, Property right) implements Filter {
        @Override
        public boolean accepts(Row row) {
            Object one = left.value(row);
            Object other = right.value(row);
            return one != null && other != null && operator.holds(Values.compare(one, other));
        }

        @Override
        public Filter negated() {
            return new Columns(left, operator.opposite(), right);
        }
    }
}
