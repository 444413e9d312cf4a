package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which rows a mapping is about, decided on the snapshot because change tracking allows no {@code $filter}. The text is
 * the part of OData 4.01 URL conventions section 5.1.1 that Dataverse filters use: {@code eq ne gt ge lt le and or not},
 * parentheses, null, true, false, numbers, 'text', GUIDs, dates. Null equals only null, and any other comparison with
 * null is false. Text compares without case, as Dataverse does.
 */
public final class RowFilter {

    private final String text;
    private final FilterCondition condition;

    private RowFilter(String text, FilterCondition condition) {
        this.text = text;
        this.condition = condition;
    }

    /** @throws IllegalArgumentException saying what was expected and at which character, counted from 1 */
    public static RowFilter parse(String text) {
        return new RowFilter(text, new FilterParser(text).parse());
    }

    /** Logical names of the columns that {@link #matches} needs. */
    public SortedSet<String> columns() {
        SortedSet<String> columns = new TreeSet<>();
        condition.collectColumns(columns);
        return columns;
    }

    /**
     * Whether the row is in scope.
     *
     * @throws UnfitFilterException if the row lacks a column or a value cannot be compared: guessing would delete rows
     */
    public boolean matches(Row row) {
        return condition.evaluate(row) == Truth.TRUE;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowFilter filter && text.equals(filter.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
