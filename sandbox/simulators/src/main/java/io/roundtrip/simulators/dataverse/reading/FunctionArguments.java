package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The named arguments of a query function, as tokens; a list has brackets around it. */
record FunctionArguments(Map<String, List<String>> byName) {

    static FunctionArguments read(FilterTokens tokens) {
        Map<String, List<String>> arguments = new HashMap<>();
        tokens.expect("(");
        do {
            String name = tokens.take();
            tokens.expect("=");
            arguments.put(name, value(tokens));
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return new FunctionArguments(arguments);
    }

    private static List<String> value(FilterTokens tokens) {
        if (!tokens.takeIf("[")) {
            return List.of(tokens.take());
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(listed(tokens.take()));
        } while (tokens.takeIf(","));
        tokens.expect("]");
        return values;
    }

    private static String listed(String token) {
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        if (Literals.isText(token)) {
            return Literals.unquote(token);
        }
        throw Refusal.badQuery("The values of a list must be quoted: '%s'.".formatted(token));
    }

    List<String> list(String name) {
        List<String> values = byName.get(name);
        if (values == null) {
            throw Refusal.badQuery("The parameter '%s' is missing.".formatted(name));
        }
        return values;
    }

    String text(String name) {
        String token = list(name).get(0);
        if (!Literals.isText(token)) {
            throw Refusal.badQuery("The value '%s' of '%s' is not of type 'Edm.String'.".formatted(token, name));
        }
        return Literals.unquote(token);
    }

    /** A number of 1 or more. */
    long number(String name) {
        String token = list(name).get(0);
        if (!token.matches("[1-9]\\d{0,8}")) {
            throw Refusal.badQuery("The value '%s' of '%s' is not of type 'Edm.Int64'.".formatted(token, name));
        }
        return Long.parseLong(token);
    }
}
