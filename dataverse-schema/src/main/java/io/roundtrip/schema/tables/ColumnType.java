package io.roundtrip.schema.tables;

/** Column types that our own tables use; a choice is stored as the integer of its option. */
public enum ColumnType {
    TEXT,
    MEMO,
    INTEGER,
    BIG_INTEGER,
    BOOLEAN,
    DATE_TIME,
    CHOICE
}
