package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All messages of one queue by sequence number, whatever their state. */
public final class MessageStore {
    private final EventLoop loop;
    private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    private long lastSequenceNumber;
    private long scheduled;

    MessageStore(EventLoop loop) {
        this.loop = loop;
    }

    long size() {
        return messages.size();
    }

    long scheduled() {
        return scheduled;
    }

    /** Puts the message in with the next sequence number, as of now. */
    void add(StoredMessage message) {
        message.sequenceNumber = ++lastSequenceNumber;
        message.enqueuedAt = loop.now();
        messages.put(message.sequenceNumber, message);
        scheduled += scheduledCount(message);
    }

    void remove(StoredMessage message) {
        message.timer.cancel();
        if (messages.remove(message.sequenceNumber) != null) {
            scheduled -= scheduledCount(message);
        }
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
