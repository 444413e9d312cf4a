package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import io.roundtrip.simulators.servicebus.transactions.SendStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;

/** Management operations on messages that nobody has locked. */
public final class MessageOperations {
    private static final int LOCK = 1;

    private final MessageCodec codec;
    private final FaultScript faults;
    private final MessageQueue queue;

    MessageOperations(MessageCodec codec, FaultScript faults, MessageQueue queue) {
        this.codec = codec;
        this.faults = faults;
        this.queue = queue;
    }

    Map<String, Object> peek(Request request) {
        List<Map<String, Object>> found = queue
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
        faults.checkSend(queue, messages);
        messages.forEach(queue::check);
        if (transaction.isPresent()) {
            transaction.get().add(new SendStep(queue, messages));
            return Map.of(
                    "sequence-numbers", messages.stream().map(message -> 0L).toArray(Long[]::new));
        }
        return Map.of("sequence-numbers", messages.stream().map(queue::send).toArray(Long[]::new));
    }

    Map<String, Object> cancel(Request request) {
        request.numbers("sequence-numbers").forEach(queue::cancelScheduled);
        return Map.of();
    }

    Map<String, Object> receiveDeferred(Request request) {
        boolean lock = request.number("receiver-settle-mode") == LOCK;
        List<StoredMessage> messages = request.numbers("sequence-numbers").stream()
                .map(queue::deferred)
                .toList();
        List<Map<String, Object>> handedOut =
                messages.stream().map(message -> handOut(message, lock)).toList();
        return Map.of("messages", handedOut);
    }

    private Map<String, Object> handOut(StoredMessage message, boolean lock) {
        Map<String, Object> handedOut = new HashMap<>();
        if (lock) {
            handedOut.put("lock-token", queue.locked.lock(message, Optional.empty()).token);
        } else {
            queue.remove(message);
            queue.journal(JournalEntry.Kind.TAKEN, message, "");
        }
        handedOut.put("message", encoded(message));
        return handedOut;
    }

    private StoredMessage message(Object item) {
        Map<?, ?> fields = (Map<?, ?>) item;
        if (fields.get("message") instanceof Binary bytes) {
            return codec.read(MessageCodec.bytesOf(bytes));
        }
        throw new AmqpRefusal(400, "amqp:invalid-field", "An item of 'messages' has no message.");
    }

    private Binary encoded(StoredMessage message) {
        Optional<String> source = queue.holdsDeadLetters() ? Optional.of(queue.settings.name()) : Optional.empty();
        return new Binary(codec.write(message, source));
    }
}
