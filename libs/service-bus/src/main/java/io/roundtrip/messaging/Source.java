package io.roundtrip.messaging;

/** Why a notification was made. */
public enum Source {
    LIVE,
    LOAD,
    REPLAY,
    REPAIR,
    REQUESTED
}
