package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.Optional;

/** Limits of one message besides its size ("Service Bus quotas"). Which conditions the service answers with is not documented. */
final class MessageLimits {
    /** Characters of a message id or session id. */
    private static final int LONGEST_ID = 128;
    /** Bytes of all properties together. */
    private static final int LARGEST_HEADER = 64 * 1024;
    /** Characters of the value of one property. */
    private static final int LONGEST_VALUE = 32 * 1024 - 1;

    private MessageLimits() {}

    static void check(StoredMessage message) {
        checkId("message id", message.id);
        Optional.ofNullable(message.sessionId).ifPresent(id -> checkId("session id", id));
        if (message.sections.headerSize() > LARGEST_HEADER) {
            throw tooLarge("The properties of a message have " + message.sections.headerSize() + " bytes; the limit is "
                    + LARGEST_HEADER + ".");
        }
        message.applicationProperties().forEach((name, value) -> {
            if (value instanceof String text && text.length() > LONGEST_VALUE) {
                throw tooLarge("The property '" + name + "' has " + text.length() + " characters; the limit is "
                        + LONGEST_VALUE + ".");
            }
        });
    }

    private static void checkId(String what, String id) {
        if (id.length() > LONGEST_ID) {
            throw new AmqpRefusal(
                    400,
                    "com.microsoft:argument-error",
                    "The " + what + " has " + id.length() + " characters; the limit is " + LONGEST_ID + ".");
        }
    }

    private static AmqpRefusal tooLarge(String text) {
        return new AmqpRefusal(400, "amqp:link:message-size-exceeded", text);
    }
}
