package io.roundtrip.messaging;

/**
 * Keeps dead letters where people see them. Durable when it returns; the same letter may come again and must then change
 * nothing. An exception means not stored: the letter stays in its queue and comes again.
 */
@FunctionalInterface
public interface DeadLetterStore {

    void store(DeadLetter letter);
}
