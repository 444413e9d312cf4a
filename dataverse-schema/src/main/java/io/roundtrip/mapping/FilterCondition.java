package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.util.Set;

/** One node of a parsed filter. */
sealed interface FilterCondition {

    Truth evaluate(Row row);

    void collectColumns(Set<String> columns);

    record Both(FilterCondition left, FilterCondition right) implements FilterCondition {
        @Override
        public Truth evaluate(Row row) {
            return left.evaluate(row).and(right.evaluate(row));
        }

        @Override
        public void collectColumns(Set<String> columns) {
            left.collectColumns(columns);
            right.collectColumns(columns);
        }
    }

    record Either(FilterCondition left, FilterCondition right) implements FilterCondition {
        @Override
        public Truth evaluate(Row row) {
            return left.evaluate(row).or(right.evaluate(row));
        }

        @Override
        public void collectColumns(Set<String> columns) {
            left.collectColumns(columns);
            right.collectColumns(columns);
        }
    }

    record Not(FilterCondition inner) implements FilterCondition {
        @Override
        public Truth evaluate(Row row) {
            return inner.evaluate(row).not();
        }

        @Override
        public void collectColumns(Set<String> columns) {
            inner.collectColumns(columns);
        }
    }

    record Flag(FilterOperand operand) implements FilterCondition {
        @Override
        public Truth evaluate(Row row) {
            Object value = operand.value(row);
            if (value == null) {
                return Truth.UNKNOWN;
            }
            if (value instanceof Boolean flag) {
                return Truth.of(flag);
            }
            throw new UnfitFilterException(operand + " is neither true nor false in the filter");
        }

        @Override
        public void collectColumns(Set<String> columns) {
            operand.collectColumns(columns);
        }
    }

    record Comparison(FilterOperand left, FilterOperator operator, FilterOperand right) implements FilterCondition {
        @Override
        public Truth evaluate(Row row) {
            Object first = left.value(row);
            Object second = right.value(row);
            if (first == null || second == null) {
                return Truth.of(operator.holdsForNull(first == null && second == null));
            }
            return Truth.of(operator.holds(order(first, second)));
        }

        private int order(Object first, Object second) {
            try {
                return FilterOrder.compare(first, second);
            } catch (IllegalArgumentException e) {
                throw new UnfitFilterException(left + " cannot be compared with " + right + " in the filter");
            }
        }

        @Override
        public void collectColumns(Set<String> columns) {
            left.collectColumns(columns);
            right.collectColumns(columns);
        }
    }
}
