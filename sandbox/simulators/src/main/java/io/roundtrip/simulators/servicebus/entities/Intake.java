package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The way into a queue or topic: duplicates are dropped, and what is scheduled waits for its time. */
final class Intake {
    private final Destination destination;
    private final QueueContext context;
    private final MessageStore store;
    private final Consumer<StoredMessage> onward;
    private final DuplicateHistory history = new DuplicateHistory();

    Intake(Destination destination, QueueContext context, MessageStore store, Consumer<StoredMessage> onward) {
        this.destination = destination;
        this.context = context;
        this.store = store;
        this.onward = onward;
    }

    long send(StoredMessage message, Optional<Duration> duplicateWindow) {
        Instant now = context.loop().now();
        if (history.isDuplicate(message.id, duplicateWindow, now)) {
            destination.journal(JournalEntry.Kind.DUPLICATE_DROPPED, message, "");
            return 0;
        }
        Optional<Instant> due = Optional.ofNullable(message.scheduledFor).filter(time -> time.isAfter(now));
        due.ifPresentOrElse(time -> schedule(message, time), () -> enqueue(message));
        return message.enqueuedSequenceNumber;
    }

    void cancelScheduled(long sequenceNumber) {
        StoredMessage message = store.require(sequenceNumber, StoredMessage.State.SCHEDULED);
        store.remove(message);
        destination.journal(JournalEntry.Kind.CANCELLED, message, "");
    }

    private void enqueue(StoredMessage message) {
        destination.journal(JournalEntry.Kind.SENT, message, "");
        onward.accept(message);
    }

    private void schedule(StoredMessage message, Instant due) {
        destination.journal(JournalEntry.Kind.SCHEDULED, message, "for " + due);
        message.state = StoredMessage.State.SCHEDULED;
        store.add(message);
        message.enqueuedSequenceNumber = message.sequenceNumber;
        message.timer = context.loop().at(due, () -> enqueueScheduled(message));
    }

    /** The message gets a new sequence number now; whether the real service does so is not documented. */
    private void enqueueScheduled(StoredMessage message) {
        store.remove(message);
        message.state = StoredMessage.State.ACTIVE;
        destination.journal(JournalEntry.Kind.ENQUEUED, message, "");
        onward.accept(message);
    }
}
