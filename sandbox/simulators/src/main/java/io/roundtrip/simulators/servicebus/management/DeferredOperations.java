package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;

/** Receiving deferred messages by their sequence numbers. */
final class DeferredOperations {
    private static final int LOCK = 1;

    private final MessageCodec codec;
    private final MessageQueue queue;

    DeferredOperations(MessageCodec codec, MessageQueue queue) {
        this.codec = codec;
        this.queue = queue;
    }

    Map<String, Object> receive(Request request) {
        boolean lock = request.number("receiver-settle-mode") == LOCK;
        queue.checkGives();
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
            handedOut.put("lock-token", queue.locked().lock(message, Optional.empty()).token);
        } else {
            queue.remove(message);
            queue.journal(JournalEntry.Kind.TAKEN, message, "");
        }
        handedOut.put("message", new Binary(codec.write(message, queue.deadLetterSource())));
        return handedOut;
    }
}
