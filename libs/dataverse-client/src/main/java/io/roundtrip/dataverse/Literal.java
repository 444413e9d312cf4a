package io.roundtrip.dataverse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Values written as OData literals; not yet percent-encoded. Source: OData 4.0 ABNF, primitiveLiteral. */
final class Literal {

    private Literal() {}

    static String of(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (isPlain(value)) {
            return value.toString();
        }
        throw new IllegalArgumentException("no literal for a value of " + value.getClass());
    }

    /** A quote inside is doubled, so that any text stays one literal. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof LocalDate;
    }
}
