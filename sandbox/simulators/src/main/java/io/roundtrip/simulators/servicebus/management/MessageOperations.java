package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import io.roundtrip.simulators.servicebus.transactions.SendStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;

/** Management operations on messages that nobody has locked. */
public final class MessageOperations {
    private final MessageCodec codec;
    private final FaultScript faults;
    private final Destination destination;

    MessageOperations(MessageCodec codec, FaultScript faults, Destination destination) {
        this.codec = codec;
        this.faults = faults;
        this.destination = destination;
    }

    Map<String, Object> peek(Request request) {
        List<Map<String, Object>> found = destination
                .peek(
                        request.number("from-sequence-number"),
                        (int) request.number("message-count"),
                        request.text("session-id"))
                .stream()
                .map(message -> Map.<String, Object>of("message", encoded(message)))
                .toList();
        return Map.of("messages", found);
    }

    /** The answer has the sequence numbers as boxed longs: the codec does not take a primitive array inside a map. */
    Map<String, Object> schedule(Request request, Optional<OpenTransaction> transaction) {
        List<StoredMessage> messages =
                request.items("messages").stream().map(this::message).toList();
        faults.checkSend(destination, messages);
        destination.check(messages);
        if (transaction.isPresent()) {
            transaction.get().add(new SendStep(destination, messages));
            return Map.of(
                    "sequence-numbers", messages.stream().map(message -> 0L).toArray(Long[]::new));
        }
        return Map.of(
                "sequence-numbers", messages.stream().map(destination::send).toArray(Long[]::new));
    }

    Map<String, Object> cancel(Request request) {
        request.numbers("sequence-numbers").forEach(destination::cancelScheduled);
        return Map.of();
    }

    private StoredMessage message(Object item) {
        Map<?, ?> fields = (Map<?, ?>) item;
        if (fields.get("message") instanceof Binary bytes) {
            return codec.read(MessageCodec.bytesOf(bytes));
        }
        throw new AmqpRefusal(400, "amqp:invalid-field", "An item of 'messages' has no message.");
    }

    private Binary encoded(StoredMessage message) {
        return new Binary(codec.write(message, destination.deadLetterSource()));
    }
}
