package io.roundtrip.mapping;

/** The six comparisons; null equals only itself, and order with null is false (OData 4.01 section 5.1.1.1). */
enum FilterOperator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

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

    boolean holdsForNull(boolean bothNull) {
        return switch (this) {
            case EQ -> bothNull;
            case NE -> !bothNull;
            case GT, GE, LT, LE -> false;
        };
    }
}
