package io.roundtrip.schema.tables;

import java.util.List;

/** One column of an own table; {@code maxLength} counts characters and is 0 where the type has none. */
public record ColumnDefinition(String name, ColumnType type, int maxLength, List<Choice> choices) {

    /** One option of a choice column: the stored integer and the label that a maker sees. */
    public record Choice(int value, String label) {}

    public ColumnDefinition {
        if (!name.matches("rt_[a-z0-9]+")) {
            throw new IllegalArgumentException("Column '" + name + "' must be rt_ followed by lower-case letters");
        }
        choices = List.copyOf(choices);
    }

    public static ColumnDefinition text(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.TEXT, maxLength, List.of());
    }

    public static ColumnDefinition memo(String name, int maxLength) {
        return new ColumnDefinition(name, ColumnType.MEMO, maxLength, List.of());
    }

    public static ColumnDefinition of(String name, ColumnType type) {
        return new ColumnDefinition(name, type, 0, List.of());
    }

    public static ColumnDefinition choice(String name, Class<? extends Enum<?>> options) {
        return new ColumnDefinition(name, ColumnType.CHOICE, 0, ChoiceValues.of(options));
    }
}
