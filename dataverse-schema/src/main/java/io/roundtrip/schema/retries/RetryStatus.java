package io.roundtrip.schema.retries;

/** How far a retry of many has come. New ones go to the end, because stored integers keep their meaning. */
public enum RetryStatus {
    PLANNED,
    RUNNING,
    PAUSED,
    CANCELLED,
    FINISHED;

    public boolean isOver() {
        return this == CANCELLED || this == FINISHED;
    }
}
