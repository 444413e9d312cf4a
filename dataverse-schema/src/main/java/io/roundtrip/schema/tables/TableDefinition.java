package io.roundtrip.schema.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One own table: standard, organization-owned; its primary key is {@code <name>id}, its primary name {@code rt_name}.
 *
 * @param uniqueNames whether an alternate key keeps two rows from having the same name
 */
public record TableDefinition(String name, String displayName, List<ColumnDefinition> columns, boolean uniqueNames) {
    public static final ColumnDefinition PRIMARY_NAME = ColumnDefinition.text("rt_name", 200);

    public TableDefinition {
        columns = List.copyOf(columns);
    }

    public static TableDefinition of(String name, String displayName, ColumnDefinition... columns) {
        return new TableDefinition(name, displayName, List.of(columns), false);
    }

    /** Rows are known by their names, so no two may share one. */
    public TableDefinition withUniqueNames() {
        return new TableDefinition(name, displayName, columns, true);
    }

    /** The plural of the thing itself: of "Link to target" it is "Links to target". */
    public String pluralDisplayName() {
        int end = displayName.indexOf(" to ");
        return end < 0 ? plural(displayName) : plural(displayName.substring(0, end)) + displayName.substring(end);
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** Name of the alternate key on the primary name. */
    public String nameKey() {
        return name + "_name";
    }

    /**
     * The values, texts cut to the length of their columns: what cannot be stored because a foreign text is too long is
     * something that nobody sees.
     */
    public Map<String, @Nullable Object> cutToFit(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> fitting = new LinkedHashMap<>(values);
        Stream.concat(Stream.of(PRIMARY_NAME), columns.stream())
                .filter(column -> column.maxLength() > 0)
                .forEach(column -> fitting.computeIfPresent(column.name(), (name, value) -> cut(value, column)));
        return fitting;
    }

    private static Object cut(Object value, ColumnDefinition column) {
        return value instanceof String text && text.length() > column.maxLength()
                ? text.substring(0, column.maxLength())
                : value;
    }

    public String entitySet() {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    public String idColumn() {
        return name + "id";
    }
}
