package io.roundtrip.dataverse;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A condition on rows. Columns are logical names (a lookup's too) and are checked; values are String, Integer, Long,
 * BigDecimal, Boolean, UUID, Instant or LocalDate and are always written as literals.
 */
public sealed interface Filter {

    static Filter eq(String column, Object value) {
        return new Comparison(column, "eq", value);
    }

    static Filter ne(String column, Object value) {
        return new Comparison(column, "ne", value);
    }

    static Filter lt(String column, Object value) {
        return new Comparison(column, "lt", value);
    }

    static Filter le(String column, Object value) {
        return new Comparison(column, "le", value);
    }

    static Filter gt(String column, Object value) {
        return new Comparison(column, "gt", value);
    }

    static Filter ge(String column, Object value) {
        return new Comparison(column, "ge", value);
    }

    static Filter isNull(String column) {
        return new Presence(column, "eq null");
    }

    static Filter isNotNull(String column) {
        return new Presence(column, "ne null");
    }

    static Filter contains(String column, String text) {
        return new TextMatch("contains", column, text);
    }

    static Filter startsWith(String column, String text) {
        return new TextMatch("startswith", column, text);
    }

    /** One of the values, of which there must be at least one. */
    static Filter in(String column, Collection<?> values) {
        return new Membership(column, List.copyOf(values));
    }

    static Filter and(Filter... filters) {
        return new Group("and", List.of(filters));
    }

    static Filter or(Filter... filters) {
        return new Group("or", List.of(filters));
    }

    /** The expression, not yet percent-encoded; {@code property} names a column as the table's definition demands. */
    String expression(UnaryOperator<String> property);

    record Comparison(String column, String operator, Object value) implements Filter {
        public Comparison {
            Names.requireColumn(column);
        }

        @Override
        public String expression(UnaryOperator<String> property) {
            return property.apply(column) + " " + operator + " " + Literal.of(value);
        }
    }

    record Presence(String column, String test) implements Filter {
        public Presence {
            Names.requireColumn(column);
        }

        @Override
        public String expression(UnaryOperator<String> property) {
            return property.apply(column) + " " + test;
        }
    }

    record TextMatch(String function, String column, String text) implements Filter {
        public TextMatch {
            Names.requireColumn(column);
        }

        @Override
        public String expression(UnaryOperator<String> property) {
            return function + "(" + property.apply(column) + "," + Literal.quoted(text) + ")";
        }
    }

    /** The {@code In} query function, whose values are texts whatever the column's type. */
    record Membership(String column, List<?> values) implements Filter {
        public Membership {
            Names.requireColumn(column);
            requireSome(values);
        }

        @Override
        public String expression(UnaryOperator<String> property) {
            return "Microsoft.Dynamics.CRM.In(PropertyName=" + Literal.quoted(property.apply(column))
                    + ",PropertyValues=["
                    + values.stream()
                            .map(value -> Literal.quoted(value.toString()))
                            .collect(Collectors.joining(","))
                    + "])";
        }
    }

    record Group(String operator, List<Filter> filters) implements Filter {
        public Group {
            filters = List.copyOf(filters);
            requireSome(filters);
        }

        @Override
        public String expression(UnaryOperator<String> property) {
            return filters.stream()
                    .map(filter -> "(" + filter.expression(property) + ")")
                    .collect(Collectors.joining(" " + operator + " "));
        }
    }

    private static void requireSome(List<?> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a filter over nothing: it would be everything or an error");
        }
    }
}
