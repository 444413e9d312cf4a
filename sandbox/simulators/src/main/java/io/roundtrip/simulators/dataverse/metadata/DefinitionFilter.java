package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A filter of definitions: comparisons of primitive properties and enumerations, also one level deep in a complex property
 * (documentation page "Query table definitions using the Web API"). What else it says is refused.
 */
final class DefinitionFilter {
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");

    private final FilterWords words;

    private DefinitionFilter(FilterWords words) {
        this.words = words;
        this.matches = (definition, cast) -> true;
    }

    /** Whether a definition is wanted; it names the properties of the base type unless the request casts. */
    interface Test {
        boolean matches(Definition definition, boolean cast);
    }

    private Test matches;

    static DefinitionFilter parse(String text) {
        DefinitionFilter filter = new DefinitionFilter(new FilterWords(text));
        filter.matches = filter.disjunction();
        if (!filter.words.isAtEnd()) {
            throw Refusal.notSimulated("$filter=" + text);
        }
        return filter;
    }

    Predicate<Definition> of(boolean cast) {
        return definition -> matches.matches(definition, cast);
    }

    private Test disjunction() {
        Test left = conjunction();
        while (words.takeIf("or")) {
            Test first = left;
            Test second = conjunction();
            left = (item, cast) -> first.matches(item, cast) || second.matches(item, cast);
        }
        return left;
    }

    private Test conjunction() {
        Test left = factor();
        while (words.takeIf("and")) {
            Test first = left;
            Test second = factor();
            left = (item, cast) -> first.matches(item, cast) && second.matches(item, cast);
        }
        return left;
    }

    private Test factor() {
        if (words.takeIf("not")) {
            Test inner = factor();
            return (item, cast) -> !inner.matches(item, cast);
        }
        if (words.takeIf("(")) {
            Test inner = disjunction();
            words.expect(")");
            return inner;
        }
        return comparison(words.take());
    }

    private Test comparison(String path) {
        if (words.isNext("(")) {
            throw Refusal.notSimulated("$filter=" + words.text());
        }
        String operator = words.take();
        if (operator.equals("in")) {
            return oneOf(path);
        }
        if (!OPERATORS.contains(operator)) {
            throw Refusal.notSimulated("$filter=" + words.text());
        }
        FilterLiteral literal = FilterLiteral.parse(words.take());
        return (item, cast) -> holds(operator, literal, path, value(item, cast, path));
    }

    private Test oneOf(String path) {
        List<FilterLiteral> literals = new ArrayList<>();
        words.expect("(");
        do {
            literals.add(FilterLiteral.parse(words.take()));
        } while (words.takeIf(","));
        words.expect(")");
        return (item, cast) -> literals.stream().anyMatch(one -> one.equals(path, value(item, cast, path)));
    }

    private static boolean holds(String operator, FilterLiteral literal, String path, @Nullable Object value) {
        boolean equal = literal.equals(path, value);
        if (operator.equals("eq") || operator.equals("ne")) {
            return equal == operator.equals("eq");
        }
        int order = literal.compare(value);
        return operator.startsWith("g")
                ? order > 0 || equal && operator.equals("ge")
                : order < 0 || equal && operator.equals("le");
    }

    private static @Nullable Object value(Definition item, boolean cast, String path) {
        String[] names = path.split("/", -1);
        if (!item.hasProperty(names[0], cast)) {
            throw DefinitionView.unknown(item, names[0], cast);
        }
        Object value = item.property(names[0]);
        if (names.length == 1) {
            return value instanceof Map ? refuseComplex(path) : value;
        }
        return value instanceof Map<?, ?> complex && names.length == 2 ? complex.get(names[1]) : refuseComplex(path);
    }

    private static Object refuseComplex(String path) {
        throw Refusal.badQuery("A binary operator with incompatible types was detected at '%s'.".formatted(path));
    }
}
