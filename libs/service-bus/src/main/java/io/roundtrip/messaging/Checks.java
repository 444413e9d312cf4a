package io.roundtrip.messaging;

import java.util.Optional;

/** Checks of records at birth; the message names the field, its value and the rule. */
final class Checks {

    private Checks() {}

    static void notBlank(String field, String value) {
        require(!value.isBlank(), field + " is blank");
    }

    static void notBlank(String field, Optional<String> value) {
        value.ifPresent(text -> notBlank(field, text));
    }

    static void atLeast(String field, long least, long value) {
        require(value >= least, field + " " + value + " is less than " + least);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
