package io.roundtrip.dataverse;

/** How far the index behind an alternate key is ("Define alternate keys": it is built by an asynchronous job). */
public enum KeyState {
    ABSENT,
    /** Waiting or being built. */
    PENDING,
    ACTIVE,
    /** Rows with the same values, or too large a key: it must be dropped or reactivated. */
    FAILED
}
