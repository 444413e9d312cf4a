package io.roundtrip.messaging;

/** What is known about one message after a send. */
public sealed interface SendOutcome {

    /** Stored by the broker. */
    record Accepted() implements SendOutcome {}

    /** Not stored, because of this message or of its queue's state just now. */
    record Refused(FailureKind kind, String reason) implements SendOutcome {}

    /** Perhaps stored. Send it again with the same MessageId, so that duplicate detection drops a second copy. */
    record Unknown(String reason) implements SendOutcome {}

    /** Not stored: the bus or the queue cannot be used by anyone. Probe with one message before sending the others. */
    record BusDown(String reason) implements SendOutcome {}

    static SendOutcome accepted() {
        return new Accepted();
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}
