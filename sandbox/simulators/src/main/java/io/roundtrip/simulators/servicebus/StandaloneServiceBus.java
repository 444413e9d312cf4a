package io.roundtrip.simulators.servicebus;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local Service Bus as a process of its own. It prints its connection string as first line and the address of its
 * administration port as second, and runs until it is ended. Options, each followed by its value:
 *
 * <pre>
 * --configuration        file in the format of the official emulator
 * --amqp-port            5672 unless given; 0 takes a free one
 * --administration-port  5300 unless given; 0 takes a free one
 * --key                  shared access key; each start makes its own unless given
 * </pre>
 */
public final class StandaloneServiceBus {
    private static final List<String> OPTIONS =
            List.of("--configuration", "--amqp-port", "--administration-port", "--key");

    private StandaloneServiceBus() {}

    public static void main(String... arguments) throws InterruptedException {
        try (LocalServiceBus bus = start(arguments)) {
            System.out.println(bus.connectionString());
            System.out.println(bus.administrationUri());
            Thread.currentThread().join(); // for ever: the process ends by a signal
        }
    }

    static LocalServiceBus start(String... arguments) {
        Map<String, String> options = options(arguments);
        LocalServiceBus.Builder builder = LocalServiceBus.builder()
                .amqpPort(port(options, "--amqp-port", "5672"))
                .administrationPort(port(options, "--administration-port", "5300"));
        Optional.ofNullable(options.get("--configuration")).map(Path::of).ifPresent(builder::configuration);
        Optional.ofNullable(options.get("--key")).ifPresent(builder::sharedAccessKey);
        return builder.start();
    }

    private static Map<String, String> options(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        arguments[i] + " is not an option with a value; there are " + OPTIONS);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static int port(Map<String, String> options, String name, String otherwise) {
        String text = options.getOrDefault(name, otherwise);
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(name + " " + text + " is not a port number");
        }
        return Integer.parseInt(text);
    }
}
