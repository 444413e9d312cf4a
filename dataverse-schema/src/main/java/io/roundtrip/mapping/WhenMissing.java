package io.roundtrip.mapping;

/** A parent without target id: park the row until the parent arrives, or send the field empty. */
public enum WhenMissing {
    PARK,
    SEND_EMPTY
}
