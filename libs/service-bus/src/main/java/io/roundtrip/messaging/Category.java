package io.roundtrip.messaging;

/** What kind of cause a person has to look for. */
public enum Category {
    DATA,
    MISSING_PARENT,
    ACCESS,
    TARGET_DOWN,
    THROTTLED,
    MAPPING,
    LOOP,
    HELD,
    NO_ANSWER,
    UNKNOWN
}
