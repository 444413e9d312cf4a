package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values as people see them (documentation page "Select columns using OData", section "Formatted values"), for users whose
 * language is English (United States), whose time zone is UTC and whose currency is the US dollar. Text and ids have none.
 */
final class FormattedValues {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);

    private final DisplayNames names;

    FormattedValues(DisplayNames names) {
        this.names = names;
    }

    Optional<String> of(Column column, Object value) {
        return switch (column.type()) {
            case STRING, MEMO, UNIQUEIDENTIFIER, FILE, IMAGE -> Optional.empty();
            case LOOKUP -> names.of((Reference) value);
            case CHOICE, STATE, STATUS -> column.definition().label((Integer) value);
            case CHOICES -> Optional.of(labels(column, value.toString()));
            case BOOLEAN -> column.definition().label((Boolean) value ? 1 : 0);
            case DATETIME -> Optional.of(TIME.format((Instant) value));
            case DATE -> Optional.of(DATE.format((LocalDate) value));
            case INTEGER, BIGINT -> Optional.of(number("#,##0", value));
            case DECIMAL, DOUBLE -> Optional.of(number("#,##0.00", value));
            case MONEY -> Optional.of(money((BigDecimal) value));
        };
    }

    /** A number without a label stands for itself. */
    private static String labels(Column column, String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(number ->
                        column.definition().label(Integer.parseInt(number)).orElse(number))
                .collect(Collectors.joining("; "));
    }

    private static String money(BigDecimal amount) {
        return number("$#,##0.00;($#,##0.00)", amount);
    }

    private static String number(String pattern, Object value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(value);
    }
}
