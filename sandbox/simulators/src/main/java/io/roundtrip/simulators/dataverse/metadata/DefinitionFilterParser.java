package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads filters of definitions; what it does not understand is refused with the text. */
final class DefinitionFilterParser {
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");

    private final FilterWords words;

    private DefinitionFilterParser(FilterWords words) {
        this.words = words;
    }

    static DefinitionFilter parse(String text) {
        DefinitionFilterParser parser = new DefinitionFilterParser(new FilterWords(text));
        DefinitionFilter filter = parser.disjunction();
        if (!parser.words.isAtEnd()) {
            throw Refusal.notSimulated("$filter=" + text);
        }
        return filter;
    }

    private DefinitionFilter disjunction() {
        DefinitionFilter left = conjunction();
        while (words.takeIf("or")) {
            DefinitionFilter first = left;
            DefinitionFilter second = conjunction();
            left = (item, cast) -> first.matches(item, cast) || second.matches(item, cast);
        }
        return left;
    }

    private DefinitionFilter conjunction() {
        DefinitionFilter left = factor();
        while (words.takeIf("and")) {
            DefinitionFilter first = left;
            DefinitionFilter second = factor();
            left = (item, cast) -> first.matches(item, cast) && second.matches(item, cast);
        }
        return left;
    }

    private DefinitionFilter factor() {
        if (words.takeIf("not")) {
            DefinitionFilter inner = factor();
            return (item, cast) -> !inner.matches(item, cast);
        }
        if (words.takeIf("(")) {
            DefinitionFilter inner = disjunction();
            words.expect(")");
            return inner;
        }
        return comparison(words.take());
    }

    private DefinitionFilter comparison(String path) {
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
        return (item, cast) -> literal.holds(operator, path, DefinitionFilter.value(item, cast, path));
    }

    private DefinitionFilter oneOf(String path) {
        List<FilterLiteral> literals = new ArrayList<>();
        words.expect("(");
        do {
            literals.add(FilterLiteral.parse(words.take()));
        } while (words.takeIf(","));
        words.expect(")");
        return (item, cast) ->
                literals.stream().anyMatch(one -> one.equals(path, DefinitionFilter.value(item, cast, path)));
    }
}
