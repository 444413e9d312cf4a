package io.roundtrip.messaging;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a dead letter tells about itself. Never fails: a letter that cannot be read is still a line for a person. */
final class DeadLetterReader {

    private static final String EXPIRED = "TTLExpiredException";

    private final String queue;
    private final Stage stage;
    private final MessageCodec codec = new MessageCodec();

    DeadLetterReader(String queue, Stage stage) {
        this.queue = queue;
        this.stage = stage;
    }

    DeadLetter read(ServiceBusReceivedMessage dead) {
        Map<String, Object> properties = dead.getApplicationProperties();
        boolean ours = properties.containsKey(DeadLetterProperties.CATEGORY);
        String body = dead.getBody().toString();
        Optional<Message> message = message(body);
        Instant enqueuedAt = dead.getEnqueuedTime().toInstant();
        return new DeadLetter(
                queue,
                message,
                body,
                String.valueOf(dead.getMessageId()),
                ours ? ourFailure(properties) : brokersFailure(dead),
                number(properties, DeadLetterProperties.ATTEMPTS)
                        .map(Math::toIntExact)
                        .orElseGet(() -> (int) dead.getDeliveryCount()),
                text(properties, MessageProperties.CORRELATION_ID).or(() -> message.map(Message::correlationId)),
                enqueuedAt,
                instant(properties, DeadLetterProperties.FAILED_AT).orElse(enqueuedAt),
                ours ? Optional.empty() : Optional.of(brokerReason(dead)));
    }

    private Failure ourFailure(Map<String, Object> properties) {
        return Failure.of(
                        FailureKind.PERMANENT,
                        oneOf(properties, DeadLetterProperties.STAGE, Stage.values())
                                .orElse(stage),
                        oneOf(properties, DeadLetterProperties.CATEGORY, Category.values())
                                .orElse(Category.UNKNOWN),
                        text(properties, DeadLetterProperties.REASON).orElse("no reason was given"))
                .withDetail(text(properties, DeadLetterProperties.DETAIL).orElse(""))
                .withRow(
                        number(properties, DeadLetterProperties.VERSION),
                        text(properties, DeadLetterProperties.RECORD_NAME),
                        instant(properties, DeadLetterProperties.CREATED_ON));
    }

    private Failure brokersFailure(ServiceBusReceivedMessage dead) {
        String reason = brokerReason(dead).equals(EXPIRED)
                ? "the message expired before it could be handled"
                : "the message was delivered " + dead.getDeliveryCount() + " times and never settled";
        String description =
                Optional.ofNullable(dead.getDeadLetterErrorDescription()).orElse("");
        return Failure.of(FailureKind.PERMANENT, stage, Category.UNKNOWN, reason)
                .withDetail(brokerReason(dead) + ": " + description);
    }

    private static String brokerReason(ServiceBusReceivedMessage dead) {
        return Optional.ofNullable(dead.getDeadLetterReason()).orElse("unknown");
    }

    private Optional<Message> message(String body) {
        try {
            return Optional.of(codec.decode(body));
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, Object> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static Optional<Long> number(Map<String, Object> properties, String name) {
        return Optional.ofNullable(properties.get(name))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue());
    }

    private static Optional<Instant> instant(Map<String, Object> properties, String name) {
        return text(properties, name).flatMap(orNothing(Instant::parse));
    }

    private static <E extends Enum<E>> Optional<E> oneOf(Map<String, Object> properties, String name, E[] choices) {
        return text(properties, name)
                .flatMap(text -> Arrays.stream(choices)
                        .filter(choice -> choice.name().equals(text))
                        .findFirst());
    }

    private static <T> Function<String, Optional<T>> orNothing(Function<String, T> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeException notOurs) {
                return Optional.empty();
            }
        };
    }
}
