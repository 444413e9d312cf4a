package io.roundtrip.mapping;

/** A blocked target refuses everyone (credentials, down); its messages stay in the queue. */
public enum TargetState {
    RUNNING,
    PAUSED,
    BLOCKED
}
