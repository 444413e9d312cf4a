package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a filter: text literals, JSON strings, punctuation and words. */
public final class FilterTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|[(),=\\[\\]]|[^\\s(),='\"\\[\\]]+)");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    FilterTokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(end, text));
        }
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead) : "";
    }

    String take() {
        if (isAtEnd()) {
            throw Refusal.badQuery("Syntax error: expression expected at the end of '%s'.".formatted(text));
        }
        return tokens.get(next++);
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
            throw Refusal.badQuery("Syntax error: '%s' expected at '%s' in '%s'.".formatted(wanted, peek(), text));
        }
    }

    String text() {
        return text;
    }
}
