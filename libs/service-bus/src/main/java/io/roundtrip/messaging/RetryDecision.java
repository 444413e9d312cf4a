package io.roundtrip.messaging;

import java.time.Instant;

/** What becomes of a message after a failure. */
public sealed interface RetryDecision {

    /** A copy with the next attempt is due then. */
    record RetryAt(Instant at) implements RetryDecision {}

    /** No further automatic attempt. */
    record DeadLetter(String reason) implements RetryDecision {}

    /** The message stays where it is until the queue is served again; its attempts are not used up. */
    record Hold() implements RetryDecision {}
}
