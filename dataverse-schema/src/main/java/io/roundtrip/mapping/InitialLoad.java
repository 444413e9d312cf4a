package io.roundtrip.mapping;

/** Whether rows that existed before the mapping are sent, or only changes from now on. */
public enum InitialLoad {
    ALL,
    NONE
}
