package io.roundtrip.messaging;

import java.util.List;

/**
 * Handles several messages at once, so that their rows are read by one query. The same promises as {@link MessageHandler};
 * after an exception each message of the batch is handed in again alone, so that one bad row does not stop the others.
 */
@FunctionalInterface
public interface BatchHandler<M extends Message> {

    /** One result per message, in the same order. */
    List<HandlingResult> handle(List<M> messages);
}
