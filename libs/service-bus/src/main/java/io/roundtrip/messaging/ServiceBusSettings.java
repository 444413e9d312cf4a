package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the bus is: by connection string, or by namespace with a token credential.
 *
 * @param namespace fully qualified, such as {@code contoso.servicebus.windows.net}
 * @param inbound name of the queue of acknowledgements
 * @param answerTime how long one operation waits for the broker
 */
public record ServiceBusSettings(
        Optional<String> connectionString, Optional<String> namespace, String inbound, Duration answerTime) {

    public static final String DEFAULT_INBOUND = "inbound";
    public static final Duration DEFAULT_ANSWER_TIME = Duration.ofSeconds(10);
    private static final String PREFIX = "roundtrip.service-bus.";

    public ServiceBusSettings {
        require(
                connectionString.isPresent() != namespace.isPresent(),
                "exactly one of " + PREFIX + "connection-string and " + PREFIX + "namespace must be set");
        notBlank(PREFIX + "connection-string", connectionString);
        notBlank(PREFIX + "namespace", namespace);
        notBlank(PREFIX + "inbound", inbound);
        require(answerTime.toMillis() > 0, PREFIX + "answer-time " + answerTime + " is less than a millisecond");
    }

    public static ServiceBusSettings ofConnectionString(String connectionString) {
        return new ServiceBusSettings(
                Optional.of(connectionString), Optional.empty(), DEFAULT_INBOUND, DEFAULT_ANSWER_TIME);
    }

    public ServiceBusSettings withAnswerTime(Duration time) {
        return new ServiceBusSettings(connectionString, namespace, inbound, time);
    }

    /** Queue of the notifications for one target. */
    public static String outbound(String target) {
        return "outbound-" + target;
    }

    /** Without the connection string, which holds a key. */
    @Override
    public String toString() {
        return "ServiceBusSettings[" + namespace.orElse("by connection string") + ", inbound=" + inbound + "]";
    }
}
