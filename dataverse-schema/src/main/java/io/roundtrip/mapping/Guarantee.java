package io.roundtrip.mapping;

/** Whether the target compares versions atomically with its write (guarded) or writes whatever comes (blind). */
public enum Guarantee {
    GUARDED,
    BLIND
}
