package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads literals of the query language in the type of the column they are compared with (OData 4.0 ABNF, primitiveLiteral). */
public final class Literals {
    private final TableSchema schema;

    Literals(TableSchema schema) {
        this.schema = schema;
    }

    /** The literal as a stored value. Its type must be the column's: an id in quotes, for one, is refused. */
    Object parse(Column column, String literal) {
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
                case UNIQUEIDENTIFIER, LOOKUP -> Values.id(literal);
            };
        } catch (IllegalArgumentException | DateTimeException mismatch) {
            throw incompatible(column, literal);
        }
    }

    /** A value of an In list: always quoted, whatever the column's type. */
    Object parseListed(Column column, String text) {
        return column.type().isText() ? text : parse(column, text);
    }

    static String unquote(String literal) {
        if (literal.length() < 2 || !literal.startsWith("'") || !literal.endsWith("'")) {
            throw new IllegalArgumentException("Not a text literal: " + literal);
        }
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    /** A time, or a day that means its first moment in UTC. */
    private static Instant instant(String literal) {
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

    private Refusal incompatible(Column column, String literal) {
        return Refusal.badQuery(
                "A binary operator with incompatible types was detected. Found operand types '%s' and '%s' on type '%s'."
                        .formatted(
                                column.type().edmType(),
                                literal.startsWith("'") ? "Edm.String" : "the type of " + literal,
                                schema.typeName()));
    }
}
