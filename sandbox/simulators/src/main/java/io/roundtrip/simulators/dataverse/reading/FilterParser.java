package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Filter.Operator;
import io.roundtrip.simulators.dataverse.reading.Filter.TextMatch;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parses {@code $filter} (documentation page "Filter rows using OData"). Whatever is valid but not simulated (functions,
 * paths, comparison of two columns) is refused with 501 and the text.
 */
public final class FilterParser {
    private static final String IN = "Microsoft.Dynamics.CRM.In";

    private final TableSchema schema;
    private final Map<String, String> aliases;
    private final Literals literals;
    private final FilterTokens tokens;

    FilterParser(TableSchema schema, String filter, Map<String, String> aliases) {
        this.schema = schema;
        this.aliases = aliases;
        this.literals = new Literals(schema);
        this.tokens = new FilterTokens(filter);
    }

    Filter parse() {
        Filter filter = disjunction();
        if (!tokens.isAtEnd()) {
            throw Refusal.badQuery("Syntax error at '%s' in '%s'.".formatted(tokens.peek(), tokens.text()));
        }
        return filter;
    }

    private Filter disjunction() {
        Filter left = conjunction();
        while (tokens.takeIf("or")) {
            left = new Filter.Or(left, conjunction());
        }
        return left;
    }

    private Filter conjunction() {
        Filter left = negation();
        while (tokens.takeIf("and")) {
            left = new Filter.And(left, negation());
        }
        return left;
    }

    private Filter negation() {
        return tokens.takeIf("not") ? new Filter.Not(negation()) : primary();
    }

    private Filter primary() {
        if (tokens.takeIf("(")) {
            Filter inner = disjunction();
            tokens.expect(")");
            return inner;
        }
        return tokens.peek(1).equals("(") ? function() : comparison();
    }

    private Filter function() {
        String name = tokens.take();
        if (name.equals(IN)) {
            return in();
        }
        TextMatch match = Arrays.stream(TextMatch.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(this::notSimulated);
        return textMatch(match);
    }

    private Filter textMatch(TextMatch match) {
        tokens.expect("(");
        Column column = column(tokens.take());
        tokens.expect(",");
        String part = tokens.take();
        tokens.expect(")");
        if (!column.type().isText() || !part.startsWith("'")) {
            throw notSimulated();
        }
        return new Filter.Text(column, match, Literals.unquote(part).toLowerCase(Locale.ROOT));
    }

    private Filter comparison() {
        Column column = column(tokens.take());
        Operator operator = operator(tokens.take());
        String literal = tokens.take();
        if (tokens.peek().equals("(") || schema.byProperty(literal).isPresent()) {
            throw notSimulated();
        }
        return literal.equals("null") ? nullComparison(column, operator) : comparison(column, operator, literal);
    }

    private Filter comparison(Column column, Operator operator, String literal) {
        String text = literal.startsWith("@") ? alias(literal) : literal;
        return new Filter.Compare(column, operator, Values.comparable(literals.parse(column, text)));
    }

    private Filter nullComparison(Column column, Operator operator) {
        return switch (operator) {
            case EQ -> new Filter.IsNull(column);
            case NE -> new Filter.Not(new Filter.IsNull(column));
            default -> throw notSimulated();
        };
    }

    private Operator operator(String word) {
        return Arrays.stream(Operator.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(this::notSimulated);
    }

    private Filter in() {
        tokens.expect("(");
        tokens.expect("PropertyName");
        tokens.expect("=");
        Column column = listedColumn(Literals.unquote(argument()));
        tokens.expect(",");
        tokens.expect("PropertyValues");
        tokens.expect("=");
        Set<Object> values = tokens.peek().startsWith("@")
                ? list(column, new FilterTokens(alias(tokens.take())))
                : list(column, tokens);
        tokens.expect(")");
        return new Filter.In(column, values);
    }

    private Column listedColumn(String name) {
        return schema.byName(name).orElseGet(() -> column(name));
    }

    private Set<Object> list(Column column, FilterTokens source) {
        Set<Object> values = new HashSet<>();
        source.expect("[");
        do {
            values.add(Values.comparable(literals.parseListed(column, unquoteAny(source.take()))));
        } while (source.takeIf(","));
        source.expect("]");
        return values;
    }

    private String unquoteAny(String token) {
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        if (token.startsWith("'")) {
            return Literals.unquote(token);
        }
        throw Refusal.badQuery("The values of In must be quoted: '%s'.".formatted(token));
    }

    private String argument() {
        String token = tokens.take();
        return token.startsWith("@") ? alias(token) : token;
    }

    private String alias(String name) {
        String value = aliases.get(name);
        if (value == null) {
            throw Refusal.badQuery("The parameter alias '%s' has no value.".formatted(name));
        }
        return value;
    }

    private Column column(String name) {
        if (name.contains("/") || name.startsWith("'")) {
            throw notSimulated();
        }
        return schema.byProperty(name).orElseThrow(() -> unknownProperty(schema, name));
    }

    static Refusal unknownProperty(TableSchema schema, String name) {
        return Refusal.badQuery(
                "Could not find a property named '%s' on type '%s'.".formatted(name, schema.typeName()));
    }

    private Refusal notSimulated() {
        return Refusal.notSimulated("$filter=" + tokens.text());
    }
}
