package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns what a client sends into what a column stores, and stored values into what can be compared. */
public final class Values {
    private static final int MOST_CHOICES = 150;

    private Values() {}

    /** The stored form of a value. Dates and times keep whole seconds, decimals the column's scale. */
    public static Object stored(TableSchema schema, Column column, Object raw) {
        try {
            return switch (column.type()) {
                case STRING, MEMO -> text(column, raw);
                case INTEGER -> integer(raw).intValueExact();
                case CHOICE, STATE, STATUS ->
                    choice(schema, column, integer(raw).intValueExact());
                case CHOICES -> choices(schema, column, (String) raw);
                case FILE, IMAGE -> throw Refusal.notSimulated("the file or image " + column.name());
                case BIGINT -> integer(raw).longValueExact();
                case DECIMAL, MONEY -> decimal(raw).setScale(column.definition().scale(), RoundingMode.HALF_UP);
                case DOUBLE -> decimal(raw).doubleValue();
                case BOOLEAN -> (Boolean) raw;
                case DATETIME -> instant(raw);
                case DATE -> LocalDate.parse(raw.toString());
                case UNIQUEIDENTIFIER -> id(raw);
                case LOOKUP -> (Reference) raw;
            };
        } catch (ClassCastException | ArithmeticException | IllegalArgumentException | DateTimeException wrong) {
            throw Refusal.badPayload(
                    schema.entitySet(),
                    "Microsoft.OData.ODataException: Cannot convert the value of property '%s' to the expected type '%s'."
                            .formatted(column.name(), column.type().edmType()));
        }
    }

    private static String text(Column column, Object raw) {
        String text = (String) raw;
        int maxLength = column.definition().maxLength();
        if (text.length() > maxLength) {
            throw new Refusal(
                    400,
                    "0x80044331",
                    "A validation error occurred.  The length of the '%s' attribute exceeded the maximum allowed length of '%d'."
                            .formatted(column.name(), maxLength));
        }
        return text;
    }

    /** A column whose options are not known takes every integer. */
    private static int choice(TableSchema schema, Column column, int value) {
        List<Option> options = column.definition().options();
        if (!options.isEmpty() && column.definition().label(value).isEmpty()) {
            throw new Refusal(
                    400,
                    "0x8004431a",
                    "A validation error occurred. The value %d of '%s' on record of type '%s' is outside the valid range. Accepted Values: %s"
                            .formatted(value, column.name(), schema.logicalName(), accepted(options)));
        }
        return value;
    }

    /** The numbers once each and in their order, however they were sent; the documentation shows them so. */
    private static String choices(TableSchema schema, Column column, String text) {
        List<Integer> values = Arrays.stream(text.split(",", -1))
                .map(number -> choice(schema, column, Integer.parseInt(number.strip())))
                .sorted()
                .distinct()
                .toList();
        if (values.size() > MOST_CHOICES) {
            throw new IllegalArgumentException("More values than a multi-select choice takes");
        }
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String accepted(List<Option> options) {
        return options.stream().map(option -> Integer.toString(option.value())).collect(Collectors.joining(","));
    }

    private static BigInteger integer(Object raw) {
        return raw instanceof Integer || raw instanceof Long || raw instanceof BigInteger
                ? new BigInteger(raw.toString())
                : wrongType(raw);
    }

    private static BigDecimal decimal(Object raw) {
        return raw instanceof Number ? new BigDecimal(raw.toString()) : wrongType(raw);
    }

    static Instant instant(Object raw) {
        Instant instant = raw instanceof Instant given
                ? given
                : OffsetDateTime.parse(raw.toString()).toInstant();
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Only the full form of 36 characters; {@link UUID#fromString} would accept shorter groups. */
    public static UUID id(Object raw) {
        if (raw instanceof UUID id) {
            return id;
        }
        String text = raw.toString();
        return text.length() == 36 ? UUID.fromString(text) : wrongType(raw);
    }

    private static <T> T wrongType(Object raw) {
        throw new IllegalArgumentException("Not of the expected type: " + raw.getClass());
    }

    /** Equal and ordered as the database compares: text without case and accents, lookups by id, numbers by value. */
    public static Object comparable(Object value) {
        if (value instanceof String text) {
            return Collation.folded(text);
        }
        if (value instanceof Reference reference) {
            return reference.id();
        }
        return value instanceof Number number && !(value instanceof Double)
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : value;
    }

    /** Compares two comparable values of one column. */
    @SuppressWarnings("unchecked")
    public static int compare(Object left, Object right) {
        return left instanceof UUID id
                ? GuidOrder.INSTANCE.compare(id, (UUID) right)
                : ((Comparable<Object>) left).compareTo(right);
    }
}
