package io.roundtrip.dataverse;

import java.util.List;

/**
 * A column to be created.
 *
 * @param maxLength characters of a text; 0 for other types
 * @param options of a choice; empty for other types
 */
public record NewColumn(String name, String label, Type type, int maxLength, List<Option> options) {

    /** Kinds of columns that can be created here. */
    public enum Type {
        TEXT,
        MEMO,
        INTEGER,
        BIG_INTEGER,
        BOOLEAN,
        DATE_TIME,
        CHOICE
    }

    /** One option of a choice: its stored integer and the label that a person sees. */
    public record Option(int value, String label) {}

    public NewColumn {
        Names.requireColumn(name);
        boolean text = type == Type.TEXT || type == Type.MEMO;
        if (text != maxLength > 0) {
            throw new IllegalArgumentException("column " + name + " of type " + type + " with length " + maxLength);
        }
        options = List.copyOf(options);
    }
}
