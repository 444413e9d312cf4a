package io.roundtrip.simulators.dataverse.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The comparison operators of a filter. */
enum Operator {
    EQ("Equal"),
    NE("NotEqual"),
    GT("GreaterThan"),
    GE("GreaterThanOrEqual"),
    LT("LessThan"),
    LE("LessThanOrEqual");

    private final String kind;

    Operator(String kind) {
        this.kind = kind;
    }

    static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** The name in error messages. */
    String kind() {
        return kind;
    }

    /** Whether a comparison that came out like this, as of a comparator, is what the operator asks for. */
    boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    Operator opposite() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case GT -> LE;
            case GE -> LT;
            case LT -> GE;
            case LE -> GT;
        };
    }
}
