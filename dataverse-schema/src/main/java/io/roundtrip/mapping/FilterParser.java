package io.roundtrip.mapping;

import io.roundtrip.mapping.FilterTokens.Kind;
import io.roundtrip.mapping.FilterTokens.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recursive descent over {@link FilterTokens}; {@code not} binds tightest, then {@code and}, then {@code or}. */
final class FilterParser {

    private static final int MAX_DEPTH = 50;
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Set<String> KEYWORDS = Set.of("eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not");

    private final FilterTokens tokens;
    private int depth;

    FilterParser(String text) {
        this.tokens = new FilterTokens(text);
    }

    FilterCondition parse() {
        FilterCondition condition = either();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.expected("and, or or the end");
        }
        return condition;
    }

    private FilterCondition either() {
        FilterCondition left = both();
        while (tokens.peek().is("or")) {
            tokens.take();
            left = new FilterCondition.Either(left, both());
        }
        return left;
    }

    private FilterCondition both() {
        FilterCondition left = single();
        while (tokens.peek().is("and")) {
            tokens.take();
            left = new FilterCondition.Both(left, single());
        }
        return left;
    }

    private FilterCondition single() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("filter: nested more than " + MAX_DEPTH + " deep");
        }
        FilterCondition condition = tokens.peek().is("not") ? negated() : unnegated();
        depth--;
        return condition;
    }

    private FilterCondition negated() {
        tokens.take();
        return new FilterCondition.Not(single());
    }

    private FilterCondition unnegated() {
        return tokens.peek().kind() == Kind.OPEN ? bracketed() : comparison();
    }

    private FilterCondition bracketed() {
        tokens.take();
        FilterCondition inner = either();
        if (tokens.peek().kind() != Kind.CLOSE) {
            throw tokens.expected("')'");
        }
        tokens.take();
        return inner;
    }

    private FilterCondition comparison() {
        FilterOperand left = operand();
        if (!OPERATORS.contains(tokens.peek().text())) {
            return flag(left);
        }
        FilterOperator operator = FilterOperator.valueOf(tokens.take().text().toUpperCase(Locale.ROOT));
        return new FilterCondition.Comparison(left, operator, operand());
    }

    private FilterCondition flag(FilterOperand operand) {
        boolean canBeFlag = operand instanceof FilterOperand.Column
                || operand instanceof FilterOperand.Literal literal
                        && (literal.constant() == null || literal.constant() instanceof Boolean);
        if (!canBeFlag
                || tokens.peek().kind() == Kind.WORD
                        && !KEYWORDS.contains(tokens.peek().text())) {
            throw tokens.expected("a comparison (eq, ne, gt, ge, lt, le)");
        }
        return new FilterCondition.Flag(operand);
    }

    private FilterOperand operand() {
        Token token = tokens.peek();
        boolean canBeColumn = token.kind() == Kind.WORD && !KEYWORDS.contains(token.text());
        FilterOperand operand = FilterTokens.literal(token)
                .or(() -> canBeColumn ? Optional.of(column(token)) : Optional.empty())
                .orElseThrow(() -> tokens.expected("a column or a value"));
        tokens.take();
        return operand;
    }

    private static FilterOperand column(Token token) {
        String name = token.text().replaceFirst("^_(.+)_value$", "$1");
        try {
            return new FilterOperand.Column(Names.source(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("filter: " + e.getMessage() + " at character " + token.position(), e);
        }
    }
}
