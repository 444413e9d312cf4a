package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Filter.Condition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses {@code $filter} (documentation page "Filter rows using OData"). What the platform does not support, and what is valid but
 * not simulated, is refused with 501 and the text; what is wrong with 400.
 */
final class FilterParser {
    private static final Set<String> UNSUPPORTED_OPERATORS = Set.of("add", "sub", "mul", "div", "mod", "has", "in");

    private final FilterTokens tokens;
    private final PropertyPaths properties;
    private final FilterFunctions functions;

    FilterParser(FilterTokens tokens, PropertyPaths properties, Circumstances circumstances) {
        this.tokens = tokens;
        this.properties = properties;
        this.functions = new FilterFunctions(tokens, properties, circumstances);
    }

    Filter parse() {
        Filter filter = disjunction();
        if (!tokens.isAtEnd()) {
            throw Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(tokens.position(), tokens.text()));
        }
        return filter;
    }

    private Filter disjunction() {
        List<Filter> parts = new ArrayList<>(List.of(conjunction()));
        while (tokens.takeIf("or")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.Or(List.copyOf(parts));
    }

    private Filter conjunction() {
        List<Filter> parts = new ArrayList<>(List.of(negation()));
        while (tokens.takeIf("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.And(List.copyOf(parts));
    }

    private Filter negation() {
        if (!tokens.takeIf("not")) {
            return primary();
        }
        boolean binds = tokens.peek().equals("(")
                || tokens.peek().equals("not")
                || tokens.peek(1).equals("(");
        if (!binds) {
            throw Refusal.badQuery(
                    "A unary operator with an incompatible type was detected. 'not' at position %d in '%s' needs parentheses."
                            .formatted(tokens.position(), tokens.text()));
        }
        return negation().negated();
    }

    private Filter primary() {
        if (tokens.peek(1).equals("(") && !tokens.peek().equals("(")) {
            return whole(functions.parse());
        }
        if (tokens.takeIf("(")) {
            Filter inner = disjunction();
            tokens.expect(")");
            return whole(inner);
        }
        return comparison();
    }

    /** Truth values cannot be compared here, as in {@code contains(name,'x') eq true}. */
    private Filter whole(Filter filter) {
        if (Operator.of(tokens.peek()).isPresent()) {
            throw notSimulated();
        }
        return filter;
    }

    private Filter comparison() {
        if (tokens.peek().startsWith("'")) {
            throw notSimulated();
        }
        Property left = properties.property(tokens.take());
        Operator operator = operator(left);
        String right = tokens.take();
        if (tokens.peek().equals("(")) {
            throw notSimulated();
        }
        if (right.equals("null")) {
            return nullComparison(left, operator);
        }
        return isName(right) ? columns(left, operator, properties.property(right)) : literal(left, operator, right);
    }

    private Operator operator(Property left) {
        String word = tokens.peek();
        if (UNSUPPORTED_OPERATORS.contains(word)) {
            throw Refusal.notSupported("the operator " + word, tokens.text());
        }
        Operator operator = Operator.of(word).orElseThrow(() -> noComparison(left));
        tokens.take();
        return operator;
    }

    private Refusal noComparison(Property left) {
        return left.column().type() == ColumnType.BOOLEAN
                ? notSimulated()
                : Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(tokens.position(), tokens.text()));
    }

    private static boolean isName(String word) {
        return word.matches("[A-Za-z_][A-Za-z0-9_/]*") && !word.matches("true|false|INF|NaN");
    }

    private Filter nullComparison(Property property, Operator operator) {
        Criterion isNull = new Criterion.IsNull();
        return switch (operator) {
            case EQ -> new Condition(property, isNull);
            case NE -> new Condition(property, isNull.negated());
            default -> throw notSimulated();
        };
    }

    private static Filter columns(Property left, Operator operator, Property right) {
        String one = left.column().type().edmType();
        String other = right.column().type().edmType();
        if (!one.equals(other)) {
            throw Literals.incompatible(one, other, operator);
        }
        if (!left.path().equals(right.path())) {
            throw Refusal.notSupported(
                    "the comparison of columns of two rows", left.column().name());
        }
        return new Filter.Columns(left, operator, right);
    }

    private static Filter literal(Property left, Operator operator, String literal) {
        Object value = Values.comparable(Literals.parse(left.column(), literal, operator));
        Criterion criterion = switch (operator) {
            case EQ -> new Criterion.Equal(value);
            case NE -> new Criterion.Equal(value).negated();
            default -> new Criterion.Ordered(operator, value);
        };
        return new Condition(left, criterion);
    }

    private Refusal notSimulated() {
        return Refusal.notSimulated("$filter=" + tokens.text());
    }
}
