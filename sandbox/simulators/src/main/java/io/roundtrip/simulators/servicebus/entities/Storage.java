package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;

/** Bytes of a queue with its dead letters, or of a topic with all its subscriptions: what the size quota counts. */
final class Storage {
    private long bytes;

    long bytes() {
        return bytes;
    }

    void add(StoredMessage message) {
        bytes += message.size();
    }

    void remove(StoredMessage message) {
        bytes -= message.size();
    }

    /** The message that crosses the limit is still taken, the next one not ("Service Bus messaging exceptions"). */
    void check(String entity, long limit) {
        if (bytes >= limit) {
            throw new AmqpRefusal(
                    403,
                    "amqp:resource-limit-exceeded",
                    "The maximum entity size has been reached or exceeded for '" + entity
                            + "'. Size of entity in bytes:" + bytes + ", Max entity size in bytes:" + limit + ".");
        }
    }
}
