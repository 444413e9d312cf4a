package io.roundtrip.delivery;

/** What follows a write at the target, once the source row has been read again. */
public enum AfterWrite {
    ACKNOWLEDGE,
    /** The row moved on: deliver the new snapshot before anything is acknowledged. */
    DELIVER_AGAIN,
    /** The row is gone: delete at the target, then read again. */
    DELETE
}
