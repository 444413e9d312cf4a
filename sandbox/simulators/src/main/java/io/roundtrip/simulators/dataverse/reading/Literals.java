package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads literals of the query language in the type of the column they are compared with (OData 4.0 ABNF, primitiveLiteral). */
final class Literals {
    private Literals() {}

    /** The literal as a stored value. Its type must be the column's: an id in quotes, for one, is refused. */
    static Object parse(Column column, String literal) {
        return parse(column, literal, Operator.EQ);
    }

    static Object parse(Column column, String literal, Operator operator) {
        try {
            return switch (column.type()) {
                case STRING, MEMO, CHOICES -> unquote(literal);
                case INTEGER, CHOICE, STATE, STATUS -> Integer.valueOf(literal);
                case BIGINT -> Long.valueOf(literal);
                case DECIMAL, MONEY -> new BigDecimal(literal);
                case DOUBLE -> Double.valueOf(literal);
                case BOOLEAN -> truth(literal);
                case DATETIME -> instant(literal);
                case DATE -> LocalDate.parse(literal);
                case UNIQUEIDENTIFIER, LOOKUP, FILE -> Values.id(literal);
                case IMAGE -> throw Refusal.notSimulated("comparing the image " + column.name());
            };
        } catch (IllegalArgumentException | DateTimeException mismatch) {
            throw incompatible(column.type().edmType(), typeOf(literal), operator);
        }
    }

    /** The value of a query function's list: always text, whatever the column's type. */
    static Object parseListed(Column column, String text) {
        return Values.comparable(column.type().isText() ? text : parse(column, text));
    }

    static boolean isText(String token) {
        return token.length() > 1 && token.startsWith("'") && token.endsWith("'");
    }

    static String unquote(String literal) {
        if (!isText(literal)) {
            throw new IllegalArgumentException("Not a text literal: " + literal);
        }
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    /** A time, or a day that means its first moment in UTC. */
    static Instant instant(String literal) {
        return literal.length() == 10
                ? LocalDate.parse(literal).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(literal).toInstant();
    }

    private static Boolean truth(String literal) {
        return switch (literal) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("Not a truth value: " + literal);
        };
    }

    private static String typeOf(String literal) {
        if (literal.startsWith("'")) {
            return "Edm.String";
        }
        if (literal.matches("true|false")) {
            return "Edm.Boolean";
        }
        if (literal.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            return "Edm.Guid";
        }
        if (literal.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return literal.length() == 10 ? "Edm.Date" : "Edm.DateTimeOffset";
        }
        return literal.matches("-?\\d+") ? "Edm.Int32" : "Edm.Decimal";
    }

    static Refusal incompatible(String left, String right, Operator operator) {
        return Refusal.badQuery(
                "A binary operator with incompatible types was detected. Found operand types '%s' and '%s' for operator kind '%s'."
                        .formatted(left, right, operator.kind()));
    }
}
