package io.roundtrip.simulators.dataverse.reading;

import java.util.regex.Pattern;

/**
 * The patterns of {@code contains}, {@code startswith} and {@code endswith}: {@code %}, {@code _}, {@code []} and {@code [^]} are
 * wildcards (documentation page "Use wildcard characters in conditions for string values").
 */
final class LikePattern {
    private LikePattern() {}

    /** What the text functions look for; the part is compared in the form of the stored texts' comparable values. */
    static Pattern of(String function, String part) {
        String regex = translated(part);
        return Pattern.compile(
                switch (function) {
                    case "startswith" -> "\\A" + regex;
                    case "endswith" -> regex + "\\z";
                    default -> regex;
                },
                Pattern.DOTALL);
    }

    private static String translated(String part) {
        StringBuilder regex = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < part.length()) {
            int close = part.charAt(at) == '[' ? part.indexOf(']', at + 2) : -1;
            String piece = close > 0 ? set(part.substring(at + 1, close)) : single(part.charAt(at));
            if (piece.isEmpty()) {
                literal.append(part.charAt(at));
            } else {
                append(regex, literal).append(piece);
            }
            at = close > 0 ? close + 1 : at + 1;
        }
        return append(regex, literal).toString();
    }

    /** Literal characters stay together, because they are found fastest so. */
    private static StringBuilder append(StringBuilder regex, StringBuilder literal) {
        if (!literal.isEmpty()) {
            regex.append(Pattern.quote(literal.toString()));
            literal.setLength(0);
        }
        return regex;
    }

    private static String single(char character) {
        return switch (character) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> "";
        };
    }

    private static String set(String characters) {
        String negation = characters.startsWith("^") ? "^" : "";
        String members = characters.substring(negation.length()).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
        return "[" + negation + members + "]";
    }
}
