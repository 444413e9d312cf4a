package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.tables.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the text of a value in a file into what {@code Values.stored} takes. */
final class FieldText {
    private static final Pattern ID = Pattern.compile("\\{?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})}?");

    /** ISO 8601, with a space or a T between, and as older exports write it: month, day, year, hours up to 12. */
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendOptional(DateTimeFormatter.ofPattern("M/d/uuuu[ h:mm:ss a]", Locale.US))
            .appendOptional(new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']HH:mm[:ss]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[XXX][X]")
                    .toFormatter(Locale.US))
            .toFormatter(Locale.US);

    private FieldText() {}

    /** @throws IllegalArgumentException with what the text is not, to be said after the text */
    static Object value(Column column, String text) {
        try {
            return switch (column.type()) {
                case STRING, MEMO -> text;
                case INTEGER, BIGINT, CHOICE, STATE, STATUS -> new BigInteger(text.strip());
                case DECIMAL, MONEY, DOUBLE -> new BigDecimal(text.strip());
                case BOOLEAN -> truth(text.strip());
                case DATETIME -> instant(text.strip());
                case DATE -> time(text.strip()).query(TemporalQueries.localDate());
                case UNIQUEIDENTIFIER, LOOKUP -> id(text);
                case CHOICES -> choices(text);
                case FILE, IMAGE -> throw new IllegalArgumentException();
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("is no " + column.type().attributeType(), wrong);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static TemporalAccessor time(String text) {
        return TIMES.parse(text);
    }

    /** A time without a zone is UTC. */
    private static Instant instant(String text) {
        TemporalAccessor parsed = time(text);
        LocalDate date = LocalDate.from(parsed);
        if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? Instant.from(parsed)
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    static UUID id(String text) {
        var matcher = ID.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no id");
        }
        return UUID.fromString(matcher.group(1));
    }

    /** Exports put a -1 before and after the numbers: {@code [-1,3,5,-1]}. */
    private static String choices(String text) {
        return Arrays.stream(text.replaceAll("[\\[\\]]", "").split(","))
                .map(String::strip)
                .filter(number -> !number.equals("-1"))
                .collect(Collectors.joining(","));
    }
}
