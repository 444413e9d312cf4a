package io.roundtrip.messaging;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.Instant;
import java.util.Optional;

/** A delivery whose body could be read. */
record Received<M extends Message>(Delivery delivery, M message) {

    /** The next attempt, with its own MessageId; properties of others and unknown fields stay. */
    Outgoing nextAttempt(MessageCodec codec, Instant due) {
        int next = message.attempt() + 1;
        String body = codec.withAttempt(delivery.body(), next);
        return copy(codec.decode(body).messageId(), body)
                .withProperty(MessageProperties.RETRY_COUNT, next - 1)
                .at(due);
    }

    /** The same attempt once more, unhandled, with a MessageId that no earlier copy had. */
    Outgoing heldCopy() {
        Object before = original().getApplicationProperties().getOrDefault(MessageProperties.HOLD_COUNT, 0);
        long holds = before instanceof Number number ? number.longValue() + 1 : 1;
        return copy(message.messageId() + "/h" + holds, delivery.body())
                .withProperty(MessageProperties.HOLD_COUNT, holds);
    }

    private Outgoing copy(String messageId, String body) {
        return new Outgoing(
                messageId,
                message.type(),
                body,
                original().getApplicationProperties(),
                Optional.empty(),
                Optional.ofNullable(original().getSessionId()));
    }

    private ServiceBusReceivedMessage original() {
        return delivery.message();
    }
}
