package io.roundtrip.dataverse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row as read. Values are {@code String}, {@code Long}, {@code BigDecimal} or {@code Boolean}, or null; annotations of
 * columns are kept beside them. A getter is empty for a null and for a column that was not read, and throws
 * {@link DataverseException} (permanent) for a value of another kind.
 */
public record Row(String table, UUID id, Optional<ETag> etag, Map<String, @Nullable Object> values) {

    private static final String LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
    private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

    public Row {
        values = RowValues.copyOf(values);
    }

    /** Whether the column was in the answer, be it as null: what was not read must not be taken for empty. */
    public boolean has(String column) {
        return values.containsKey(column) || values.containsKey(lookupProperty(column));
    }

    public Optional<String> text(String column) {
        return read(column, Object::toString);
    }

    public Optional<Integer> integer(String column) {
        return read(column, value -> new BigDecimal(value.toString()).intValueExact());
    }

    public Optional<Long> longValue(String column) {
        return read(column, value -> new BigDecimal(value.toString()).longValueExact());
    }

    public Optional<BigDecimal> decimal(String column) {
        return read(column, value -> new BigDecimal(value.toString()));
    }

    public Optional<Boolean> bool(String column) {
        return read(column, Boolean.class::cast);
    }

    public Optional<UUID> uuid(String column) {
        return read(column, value -> UUID.fromString(value.toString()));
    }

    public Optional<Instant> instant(String column) {
        return read(column, value -> OffsetDateTime.parse(value.toString()).toInstant());
    }

    public Optional<LocalDate> date(String column) {
        return read(column, value -> LocalDate.parse(value.toString()));
    }

    /** The lookup of this logical name, read from {@code _column_value}. */
    public Optional<Lookup> lookup(String column) {
        String property = lookupProperty(column);
        return uuid(property).map(target -> new Lookup(target, text(property + LOOKUP_TABLE)));
    }

    /** The label a person sees, where it was asked for. */
    public Optional<String> formatted(String column) {
        return text(column + FORMATTED);
    }

    static String lookupProperty(String column) {
        return "_" + column + "_value";
    }

    private <T> Optional<T> read(String column, Function<Object, T> conversion) {
        try {
            return Optional.ofNullable(values.get(column)).map(conversion);
        } catch (RuntimeException e) {
            throw DataverseException.refused(table + "(" + id + ")", "column " + column + " holds another type", e);
        }
    }
}
