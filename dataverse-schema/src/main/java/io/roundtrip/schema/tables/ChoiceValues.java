package io.roundtrip.schema.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Stored integers of our choices: the publisher's option prefix 72700 followed by four digits, the option's place in
 * the enum. New options go to the end of an enum, because stored integers keep their meaning for ever.
 */
public final class ChoiceValues {

    static final int FIRST = 727_000_000;

    private ChoiceValues() {}

    public static int stored(Enum<?> option) {
        return FIRST + option.ordinal();
    }

    /** @throws IllegalArgumentException if the integer is none of this choice's options */
    public static <E extends Enum<E>> E option(Class<E> type, int stored) {
        E[] options = type.getEnumConstants();
        int place = stored - FIRST;
        if (place < 0 || place >= options.length) {
            throw new IllegalArgumentException(stored + " is no option of " + type.getSimpleName());
        }
        return options[place];
    }

    static List<ColumnDefinition.Choice> of(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(option -> new ColumnDefinition.Choice(stored(option), label(option)))
                .toList();
    }

    private static String label(Enum<?> option) {
        String words = option.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
