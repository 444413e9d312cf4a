package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a condition asks of one value, in the form of {@link Values#comparable}; null where the row has none. Only {@link IsNull}
 * holds for a missing value. What is negated therefore holds for it: the platform's {@code ne}, "not like", "not in" and "not
 * between" find rows without a value, unlike SQL's. There is no negated order: the opposite of {@code gt} is {@code le}.
 */
sealed interface Criterion {
    boolean holds(@Nullable Object value);

    default Criterion negated() {
        return new Not(this);
    }

    record Not(Criterion opposite) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return !opposite.holds(value);
        }

        @Override
        public Criterion negated() {
            return opposite;
        }
    }

    record IsNull() implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value == null;
        }
    }

    record Equal(Object wanted) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return wanted.equals(value);
        }
    }

    /** Above or below a limit; the operator is none of {@code eq} and {@code ne}. */
    record Ordered(Operator operator, Object limit) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && operator.holds(Values.compare(value, limit));
        }

        @Override
        public Criterion negated() {
            return new Ordered(operator.opposite(), limit);
        }
    }

    /** Both ends included. */
    record Between(Object low, Object high) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && Values.compare(value, low) >= 0 && Values.compare(value, high) <= 0;
        }
    }

    record In(Set<Object> values) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && values.contains(value);
        }
    }

    /** The pattern is to be found in the text. */
    record Like(Pattern pattern) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof String text && pattern.matcher(text).find();
        }
    }

    record During(Span span) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && span.contains(value);
        }
    }

    /** At least one of the numbers is among those of a multi-select choice. */
    record Chosen(Set<String> numbers) implements Criterion {
        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof String chosen
                    && Arrays.stream(chosen.split(",")).anyMatch(numbers::contains);
        }
    }
}
