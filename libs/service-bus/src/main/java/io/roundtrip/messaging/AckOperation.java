package io.roundtrip.messaging;

/** What delivery did at the target. */
public enum AckOperation {
    UPSERTED,
    DELETED,
    OUT_OF_SCOPE
}
