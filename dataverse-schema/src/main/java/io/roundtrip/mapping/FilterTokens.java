package io.roundtrip.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter text into tokens; looks one token ahead. */
final class FilterTokens {

    enum Kind {
        OPEN("\\("),
        CLOSE("\\)"),
        TEXT("'[^']*+(?:''[^']*+)*+'"),
        GUID("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"),
        INSTANT("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d)"),
        DATE("\\d{4}-\\d\\d-\\d\\d"),
        NUMBER("-?\\d+(?:\\.\\d+)?"),
        WORD("[A-Za-z_][A-Za-z0-9_]*"),
        END("$");

        private final Pattern pattern;

        Kind(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** {@code position} counts characters from 1. */
    record Token(Kind kind, String text, int position) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    private final String text;
    private int next;
    private Token current;

    FilterTokens(String text) {
        this.text = text;
        this.current = read();
    }

    Token peek() {
        return current;
    }

    Token take() {
        Token taken = current;
        current = read();
        return taken;
    }

    IllegalArgumentException expected(String what) {
        String found = current.kind() == Kind.END ? "the end" : "'" + current.text() + "'";
        return new IllegalArgumentException(
                "filter: expected " + what + " at character " + current.position() + ", found " + found);
    }

    private Token read() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(text).region(next, text.length());
            if (matcher.lookingAt()) {
                Token token = new Token(kind, matcher.group(), next + 1);
                next = matcher.end();
                return token;
            }
        }
        throw new IllegalArgumentException(
                "filter: '" + text.charAt(next) + "' is not understood at character " + (next + 1));
    }

    /** The literal that the token stands for, empty if it is none. */
    static Optional<FilterOperand> literal(Token token) {
        return switch (token.kind()) {
            case TEXT -> value(token, t -> t.substring(1, t.length() - 1).replace("''", "'"));
            case GUID -> value(token, UUID::fromString);
            case INSTANT -> value(token, Moments::instant);
            case DATE -> value(token, LocalDate::parse);
            case NUMBER -> value(token, BigDecimal::new);
            case WORD -> word(token);
            case OPEN, CLOSE, END -> Optional.empty();
        };
    }

    private static Optional<FilterOperand> word(Token token) {
        return switch (token.text()) {
            case "null" -> Optional.of(new FilterOperand.Literal("null", null));
            case "true", "false" -> value(token, Boolean::valueOf);
            default -> Optional.empty();
        };
    }

    private static Optional<FilterOperand> value(Token token, Function<String, Object> reading) {
        try {
            return Optional.of(new FilterOperand.Literal(token.text(), reading.apply(token.text())));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "filter: " + token.text() + " at character " + token.position() + " is not a date", e);
        }
    }
}
