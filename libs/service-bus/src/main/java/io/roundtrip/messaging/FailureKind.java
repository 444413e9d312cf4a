package io.roundtrip.messaging;

/** The three kinds of failure; what is not known to be one of the others is transient. */
public enum FailureKind {
    /** May work later: retried with backoff. */
    TRANSIENT,
    /** Will not work until a person changes something: dead-lettered now. */
    PERMANENT,
    /** Would fail for every message of the queue: receiving stops, the message stays. */
    BLOCKED
}
