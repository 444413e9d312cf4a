package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Sorting.Place;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The inner paging cookie: the first and the last row of a page by what they are sorted by, {@code <cookie page="1"><name
 * last="B" first="A" /><accountid last="{ID}" first="{ID}" /></cookie>} (documentation page "Page results using OData"). The
 * next page starts behind the last row, whatever has been written since.
 */
record PageEnds(int page, Place first, Place last) {
    private static final Pattern COOKIE = Pattern.compile("<cookie page=\"(\\d{1,9})\">((?:<[^<>]+ />)+)</cookie>");
    private static final Pattern COLUMN = Pattern.compile(
            "<([a-z0-9_]+) (?:last=\"([^\"]*)\"|lastnull=\"1\") (?:first=\"([^\"]*)\"|firstnull=\"1\") />");

    String text(TableSchema schema, Sorting sorting) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < sorting.columns().size(); i++) {
            columns.append("<%s %s %s />"
                    .formatted(
                            sorting.columns().get(i).column().name(),
                            end("last", last.keys().get(i)),
                            end("first", first.keys().get(i))));
        }
        return "<cookie page=\"%d\">%s<%s last=\"%s\" first=\"%s\" /></cookie>"
                .formatted(page, columns, schema.idColumn().name(), id(last), id(first));
    }

    private static String end(String name, Optional<Object> key) {
        return key.map(value -> "%s=\"%s\"".formatted(name, escaped(text(value))))
                .orElse(name + "null=\"1\"");
    }

    private static String text(Object key) {
        return key instanceof BigDecimal number ? number.toPlainString() : key.toString();
    }

    private static String id(Place place) {
        return "{" + place.id().toString().toUpperCase(Locale.ROOT) + "}";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    static PageEnds parse(String cookie, TableSchema schema, Sorting sorting) {
        Matcher matcher = COOKIE.matcher(cookie);
        if (!matcher.matches()) {
            throw Refusal.badQuery("Malformed XML in the Paging Cookie");
        }
        List<Column> columns = new ArrayList<>();
        sorting.columns().forEach(by -> columns.add(by.column()));
        columns.add(schema.idColumn());
        List<Ends> ends = ends(matcher.group(2), columns);
        return new PageEnds(
                Integer.parseInt(matcher.group(1)),
                place(ends.stream().map(Ends::first).toList()),
                place(ends.stream().map(Ends::last).toList()));
    }

    private record Ends(Optional<Object> first, Optional<Object> last) {}

    private static List<Ends> ends(String elements, List<Column> columns) {
        List<Ends> ends = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(elements);
        for (Column column : columns) {
            if (!matcher.find() || !matcher.group(1).equals(column.name())) {
                throw otherOrder();
            }
            ends.add(new Ends(key(column, matcher.group(3)), key(column, matcher.group(2))));
        }
        if (matcher.find()) {
            throw otherOrder();
        }
        return ends;
    }

    private static Refusal otherOrder() {
        return new Refusal(400, "0x80041129", "Order by columns do not match those in paging cookie.");
    }

    private static Place place(List<Optional<Object>> keysAndId) {
        int last = keysAndId.size() - 1;
        Object id = keysAndId.get(last).orElseThrow(() -> Refusal.badQuery("Malformed XML in the Paging Cookie"));
        return new Place(keysAndId.subList(0, last), Values.id(id));
    }

    private static Optional<Object> key(Column column, @Nullable String text) {
        return Optional.ofNullable(text).map(PageEnds::unescaped).map(given -> value(column, given));
    }

    private static Object value(Column column, String text) {
        try {
            return switch (column.type()) {
                case STRING, MEMO, CHOICES, LOOKUP, IMAGE -> text;
                case INTEGER, BIGINT, DECIMAL, MONEY, CHOICE, STATE, STATUS -> Values.comparable(new BigDecimal(text));
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATETIME -> Instant.parse(text);
                case DATE -> LocalDate.parse(text);
                case UNIQUEIDENTIFIER, FILE -> Values.id(text.replaceAll("[{}]", ""));
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw Refusal.badQuery("Malformed XML in the Paging Cookie");
        }
    }
}
