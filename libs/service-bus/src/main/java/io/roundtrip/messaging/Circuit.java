package io.roundtrip.messaging;

/** Told when a failure concerns every message of a queue. The processor has paused itself by then; whoever knows that it works again calls resume. */
@FunctionalInterface
public interface Circuit {

    void onBlocked(Failure failure);
}
