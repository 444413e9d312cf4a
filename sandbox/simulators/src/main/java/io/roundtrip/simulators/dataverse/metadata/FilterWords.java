package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a filter: names with paths, literals (of enumerations with their type before them), parentheses, commas. */
final class FilterWords {
    private static final Pattern WORD = Pattern.compile("\\s*([\\w./-]*'(?:[^']|'')*'|[(),]|[^\\s(),']+)");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int next;

    FilterWords(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            words.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(end, text));
        }
    }

    boolean isAtEnd() {
        return next == words.size();
    }

    String take() {
        if (isAtEnd()) {
            throw Refusal.badQuery("Expression expected at position %d in '%s'.".formatted(text.length(), text));
        }
        return words.get(next++);
    }

    boolean takeIf(String wanted) {
        boolean matches = !isAtEnd() && words.get(next).equals(wanted);
        next += matches ? 1 : 0;
        return matches;
    }

    void expect(String wanted) {
        if (!takeIf(wanted)) {
            throw Refusal.badQuery("'%s' expected in '%s'.".formatted(wanted, text));
        }
    }

    boolean isNext(String wanted) {
        return !isAtEnd() && words.get(next).equals(wanted);
    }

    String text() {
        return text;
    }
}
