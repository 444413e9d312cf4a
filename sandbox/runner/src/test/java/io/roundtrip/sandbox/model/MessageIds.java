package io.roundtrip.sandbox.model;

import io.roundtrip.messaging.Notification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The MessageIds that production gives to the messages of a world, numbered from 1, so that a key holds a number. */
public final class MessageIds {
    private static final UUID ROW = new UUID(0, 1);
    private static final UUID FAILURE = new UUID(0, 2);

    private final Map<Message, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> byText = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));

    /**
     * One message: the {@code original}-th notification of the row, or the {@code retry}-th requested retry of its
     * failure.
     */
    public record Message(int original, int retry, int attempt) {
        public Message next() {
            return new Message(original, retry, attempt + 1);
        }

        public void write(KeyWriter key) {
            key.put(original, retry, attempt);
        }

        public static Message read(KeyReader key) {
            return new Message(key.next(), key.next(), key.next());
        }
    }

    public int number(Message message) {
        return numbers.computeIfAbsent(message, m -> number(notification(m).messageId()));
    }

    public int number(String text) {
        return byText.computeIfAbsent(text, t -> {
            texts.add(t);
            return texts.size() - 1;
        });
    }

    public String text(int number) {
        return texts.get(number);
    }

    private static Notification notification(Message message) {
        var builder = Notification.about("account", ROW)
                .id(new UUID(1, message.original()))
                .mapping("erp")
                .target("erp")
                .correlationId("model");
        return (message.retry() == 0 ? builder : builder.retryOf(FAILURE, message.retry()))
                .attempt(message.attempt())
                .build();
    }
}
