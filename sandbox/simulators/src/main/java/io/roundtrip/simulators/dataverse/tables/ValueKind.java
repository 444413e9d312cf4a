package io.roundtrip.simulators.dataverse.tables;

/** What the byte before a packed value says about those that follow. */
enum ValueKind {
    NO,
    YES,
    INTEGER,
    LONG,
    /** A decimal whose digits are a {@code long}. */
    DECIMAL,
    /** A decimal with more digits. */
    LONG_DECIMAL,
    DOUBLE,
    INSTANT,
    DATE,
    ID,
    REFERENCE,
    /** One byte a character: all are below 256. */
    TEXT,
    /** Each UTF-16 unit as a number, so that half a surrogate pair survives. */
    WIDE_TEXT;

    private static final ValueKind[] ALL = values();

    static ValueKind of(byte code) {
        return ALL[code];
    }

    byte code() {
        return (byte) ordinal();
    }
}
