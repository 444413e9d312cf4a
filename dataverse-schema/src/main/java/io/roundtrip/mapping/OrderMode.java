package io.roundtrip.mapping;

/** Whether changes of one row reach the target one after the other (Service Bus sessions) or in any order. */
public enum OrderMode {
    UNORDERED,
    ORDERED
}
