package io.roundtrip.simulators.target;

/** What a write did to its row. */
public enum Operation {
    CREATED,
    UPDATED,
    DELETED
}
