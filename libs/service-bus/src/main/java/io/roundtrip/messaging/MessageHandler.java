package io.roundtrip.messaging;

/**
 * Handles one message. It is called at least once per message and from several threads; a repeated call must do no harm.
 * An exception counts as a transient failure of category Unknown.
 */
@FunctionalInterface
public interface MessageHandler<M extends Message> {

    HandlingResult handle(M message);

    /** This handler for batches, one message after the other; an exception concerns its own message only. */
    default BatchHandler<M> oneByOne() {
        return messages -> messages.stream().map(this::handle).toList();
    }
}
