package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message on its way to a queue.
 *
 * @param messageId at most 128 characters, the limit of Service Bus
 * @param subject the CloudEvents type, for subscription filters
 * @param scheduledFor when it shall become visible; at once when absent
 */
public record Outgoing(
        String messageId,
        String subject,
        String body,
        Map<String, Object> properties,
        Optional<Instant> scheduledFor,
        Optional<String> sessionId) {

    private static final int LONGEST_ID = 128;

    public Outgoing {
        notBlank("messageId", messageId);
        require(messageId.length() <= LONGEST_ID, "messageId is longer than " + LONGEST_ID + ": " + messageId);
        properties = Map.copyOf(properties);
    }

    public static Outgoing of(Message message, MessageCodec codec) {
        return new Outgoing(
                message.messageId(),
                message.type(),
                codec.encode(message),
                MessageProperties.of(message),
                Optional.empty(),
                Optional.empty());
    }

    public Outgoing at(Instant time) {
        return new Outgoing(messageId, subject, body, properties, Optional.of(time), sessionId);
    }

    public Outgoing inSession(Optional<String> session) {
        return new Outgoing(messageId, subject, body, properties, scheduledFor, session);
    }

    public Outgoing withProperty(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Outgoing(messageId, subject, body, more, scheduledFor, sessionId);
    }
}
