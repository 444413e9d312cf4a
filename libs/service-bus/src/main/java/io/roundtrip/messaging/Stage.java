package io.roundtrip.messaging;

/** Where on its way a notification failed. */
public enum Stage {
    SEND,
    READ,
    TRANSFORM,
    DELIVER,
    ACKNOWLEDGE
}
