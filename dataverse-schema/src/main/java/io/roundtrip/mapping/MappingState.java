package io.roundtrip.mapping;

/** A degraded mapping waits for its table to become readable again; the others go on. */
public enum MappingState {
    RUNNING,
    PAUSED,
    DEGRADED
}
