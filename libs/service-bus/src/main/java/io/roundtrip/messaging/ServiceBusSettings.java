package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.util.Optional;

/**
 * Where the bus is: by connection string, or by namespace with a token credential.
 *
 * @param namespace fully qualified, such as {@code contoso.servicebus.windows.net}
 * @param inbound name of the queue of acknowledgements
 */
public record ServiceBusSettings(Optional<String> connectionString, Optional<String> namespace, String inbound) {

    public static final String DEFAULT_INBOUND = "inbound";
    private static final String PREFIX = "roundtrip.service-bus.";

    public ServiceBusSettings {
        require(
                connectionString.isPresent() != namespace.isPresent(),
                "exactly one of " + PREFIX + "connection-string and " + PREFIX + "namespace must be set");
        notBlank(PREFIX + "connection-string", connectionString);
        notBlank(PREFIX + "namespace", namespace);
        notBlank(PREFIX + "inbound", inbound);
    }

    public static ServiceBusSettings ofConnectionString(String connectionString) {
        return new ServiceBusSettings(Optional.of(connectionString), Optional.empty(), DEFAULT_INBOUND);
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
