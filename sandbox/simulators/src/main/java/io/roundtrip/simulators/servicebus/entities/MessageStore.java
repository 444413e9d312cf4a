package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All messages of one queue by sequence number, whatever their state. */
public final class MessageStore {
    private final EventLoop loop;
    private final Storage storage;
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private long lastSequenceNumber;
    private long scheduled;

    MessageStore(EventLoop loop, Storage storage) {
        this.loop = loop;
        this.storage = storage;
    }

    long size() {
        return messages.size();
    }

    long scheduled() {
        return scheduled;
    }

    long nextSequenceNumber() {
        return ++lastSequenceNumber;
    }

    /** Puts the message in with the next sequence number, as of now. */
    void add(StoredMessage message) {
        message.sequenceNumber = nextSequenceNumber();
        message.enqueuedAt = loop.now();
        messages.put(message.sequenceNumber, message);
        storage.add(message);
        scheduled += scheduledCount(message);
    }

    void remove(StoredMessage message) {
        message.timer.cancel();
        if (messages.remove(message.sequenceNumber) != null) {
            storage.remove(message);
            scheduled -= scheduledCount(message);
        }
    }

    void clear() {
        List.copyOf(messages.values()).forEach(this::remove);
    }

    /** Refuses a number that is not there or names a message in another state. */
    StoredMessage require(long sequenceNumber, StoredMessage.State state) {
        return Optional.ofNullable(messages.get(sequenceNumber))
                .filter(message -> message.state == state)
                .orElseThrow(() -> AmqpRefusal.messageNotFound(sequenceNumber));
    }

    List<StoredMessage> from(long sequenceNumber, int count, Optional<String> session) {
        return messages.tailMap(sequenceNumber, true).values().stream()
                .filter(message ->
                        session.map(id -> id.equals(message.sessionId)).orElse(true))
                .limit(count)
                .toList();
    }

    private static int scheduledCount(StoredMessage message) {
        return message.state == StoredMessage.State.SCHEDULED ? 1 : 0;
    }
}
