package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.util.List;
import java.util.Optional;

/** What a client sends to. Belongs to the loop's thread. */
public sealed interface Destination permits MessageQueue, Topic {
    String path();

    /** Refuses every send while the entity is disabled. */
    void checkTakes();

    /** Refuses what cannot be held, before anything of its transfer is stored. */
    void check(List<StoredMessage> messages);

    /** The sequence number; 0 for a duplicate, which is dropped in silence as the service does. */
    long send(StoredMessage message);

    void cancelScheduled(long sequenceNumber);

    List<StoredMessage> peek(long fromSequenceNumber, int count, Optional<String> session);

    /** Where dead letters come from; empty for everything else. */
    Optional<String> deadLetterSource();

    void journal(JournalEntry.Kind kind, StoredMessage message, String detail);
}
