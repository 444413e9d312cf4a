package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.Set;

/** The functions of {@code $filter}: those of OData that the platform supports, and the platform's own. */
final class FilterFunctions {
    private static final Set<String> TEXT = Set.of("contains", "startswith", "endswith");
    private static final Set<String> UNSUPPORTED = Set.of(
            "length",
            "indexof",
            "substring",
            "substringof",
            "tolower",
            "toupper",
            "trim",
            "concat",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "fractionalseconds",
            "date",
            "time",
            "now",
            "mindatetime",
            "maxdatetime",
            "totaloffsetminutes",
            "round",
            "floor",
            "ceiling",
            "cast",
            "isof");

    private final FilterTokens tokens;
    private final PropertyPaths properties;
    private final Circumstances circumstances;

    FilterFunctions(FilterTokens tokens, PropertyPaths properties, Circumstances circumstances) {
        this.tokens = tokens;
        this.properties = properties;
        this.circumstances = circumstances;
    }

    /** The tokens are at a name that parentheses follow. */
    Filter parse() {
        String name = tokens.take();
        if (TEXT.contains(name)) {
            return text(name);
        }
        if (name.startsWith(QueryFunction.NAMESPACE)) {
            return new QueryFunction(name, FunctionArguments.read(tokens), circumstances).filter(properties);
        }
        if (name.endsWith("/any") || name.endsWith("/all")) {
            throw Refusal.notSimulated("$filter=" + tokens.text());
        }
        throw UNSUPPORTED.contains(name)
                ? Refusal.notSupported("the function " + name, tokens.text())
                : Refusal.badQuery("An unknown function with name '%s' was found.".formatted(name));
    }

    private Filter text(String function) {
        tokens.expect("(");
        if (tokens.peek(1).equals("(")) {
            throw Refusal.notSupported("the function " + tokens.peek(), tokens.text());
        }
        Property property = properties.property(tokens.take());
        tokens.expect(",");
        String part = tokens.take();
        tokens.expect(")");
        if (!property.column().type().isText() || !Literals.isText(part)) {
            throw Refusal.badQuery(
                    "No function signature for the function with name '%s' matches the specified arguments."
                            .formatted(function));
        }
        String folded = (String) Values.comparable(Literals.unquote(part));
        return new Filter.Condition(property, new Criterion.Like(LikePattern.of(function, folded)));
    }
}
