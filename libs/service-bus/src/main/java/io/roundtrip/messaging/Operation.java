package io.roundtrip.messaging;

/** What happened to the source row, as far as the change feed could tell; delivery reads the row again and decides. */
public enum Operation {
    UPSERT("io.roundtrip.row.changed.v1"),
    DELETE("io.roundtrip.row.deleted.v1");

    private final String type;

    Operation(String type) {
        this.type = type;
    }

    /** The CloudEvents {@code type} of a notification of this operation. */
    public String type() {
        return type;
    }
}
