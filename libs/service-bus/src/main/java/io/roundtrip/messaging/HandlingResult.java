package io.roundtrip.messaging;

/** What a handler made of one message. */
public sealed interface HandlingResult {

    /** Every effect of the message is done: it may be completed. */
    record Done() implements HandlingResult {}

    record Failed(Failure failure) implements HandlingResult {}

    static HandlingResult done() {
        return new Done();
    }

    static HandlingResult failed(Failure failure) {
        return new Failed(failure);
    }
}
