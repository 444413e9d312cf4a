package io.roundtrip.simulators.servicebus.entities;

import java.util.Optional;

/** A receive link as a queue sees it. */
public interface Consumer {
    boolean canTake();

    /** The session it holds; empty for a receiver without sessions. */
    Optional<String> session();

    /** Receive and delete: a delivery needs no settlement. */
    boolean takesForGood();

    /** Its lock is set unless the consumer takes for good. */
    void deliver(StoredMessage message);

    /** The session is no longer the consumer's. */
    void sessionLost();
}
