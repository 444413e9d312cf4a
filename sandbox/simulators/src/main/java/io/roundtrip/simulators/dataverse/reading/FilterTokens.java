package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of an option: text literals, JSON strings, punctuation and words. Parameter aliases stand for the tokens of their
 * values; one without a value is null (documentation page "Use OData to query data").
 */
final class FilterTokens {
    /** Possessive, so that a literal as long as an address is read without deep recursion. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('[^']*+(?:''[^']*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[(),=\\[\\]]|[^\\s(),='\"\\[\\]]++(?!'))");

    private static final Token END = new Token("", Integer.MAX_VALUE);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(String text, int position) {}

    FilterTokens(String text, Map<String, String> aliases) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            add(matcher.group(1), matcher.start(1), aliases);
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw malformed(end);
        }
    }

    private void add(String token, int position, Map<String, String> aliases) {
        if (token.startsWith("@")) {
            FilterTokens value = new FilterTokens(aliases.getOrDefault(token, "null"), Map.of());
            value.tokens.forEach(inner -> tokens.add(new Token(inner.text(), position)));
        } else {
            tokens.add(new Token(token, position));
        }
    }

    private Refusal malformed(int position) {
        int quote = text.lastIndexOf('\'');
        return quote >= position
                ? Refusal.badQuery("There is an unterminated literal at position %d in '%s'.".formatted(quote, text))
                : Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(position, text));
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return token(ahead).text();
    }

    private Token token(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead) : END;
    }

    String take() {
        if (isAtEnd()) {
            throw Refusal.badQuery("Expression expected at position %d in '%s'.".formatted(text.length(), text));
        }
        return tokens.get(next++).text();
    }

    boolean takeIf(String wanted) {
        boolean matches = peek().equals(wanted);
        if (matches) {
            next++;
        }
        return matches;
    }

    void expect(String wanted) {
        if (!takeIf(wanted)) {
            throw Refusal.badQuery("'%s' expected at position %d in '%s'.".formatted(wanted, position(), text));
        }
    }

    /** Where the next token starts. */
    int position() {
        return Math.min(token(0).position(), text.length());
    }

    String text() {
        return text;
    }
}
