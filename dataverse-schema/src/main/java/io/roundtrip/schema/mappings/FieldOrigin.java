package io.roundtrip.schema.mappings;

/** What a stored column mapping makes its field from. */
public enum FieldOrigin {
    COLUMN,
    CONSTANT,
    EXPRESSION,
    LOOKUP
}
