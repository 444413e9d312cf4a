package io.roundtrip.schema.sync;

import java.util.Optional;

/** Decimal numbers of a text that people may have edited: digits only, within range, or absent. */
final class Digits {
    private static final int MAX_LONG_DIGITS = 19;

    private Digits() {}

    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LONG_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }

    static Optional<Integer> parseInt(String text) {
        return parse(text).filter(n -> n <= Integer.MAX_VALUE).map(Long::intValue);
    }
}
