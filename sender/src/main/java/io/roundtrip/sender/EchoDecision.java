package io.roundtrip.sender;

/** What the sender does with a changed row. */
public sealed interface EchoDecision {
    record Notify() implements EchoDecision {}

    /** The change is our own acknowledgement and the content is the one acknowledged. */
    record Skip() implements EchoDecision {}

    /** The row changes on its own acknowledgement: stop, and show it. */
    record Park(int rounds) implements EchoDecision {}
}
