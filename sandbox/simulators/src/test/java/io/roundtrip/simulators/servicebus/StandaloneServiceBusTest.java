package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneServiceBusTest {
    @TempDir
    private Path directory;

    @Test
    void itsProcessIsABusWithTheEntitiesOfItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("Config.json"), """
                {"UserConfig": {"Namespaces": [{"Name": "sbemulatorns", "Queues": [{"Name": "orders"}]}]}}
                """);

        try (BusProcess process = BusProcess.start(file);
                var sender = RunningBus.newClients(process.connectionString())
                        .sender()
                        .queueName("orders")
                        .buildClient();
                var receiver = RunningBus.newClients(process.connectionString())
                        .receiver()
                        .queueName("orders")
                        .buildClient()) {
            sender.sendMessage(RunningBus.message("a"));

            assertThat(RunningBus.next(receiver).getMessageId()).isEqualTo("a");
        }
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> StandaloneServiceBus.start("--colour", "red"))
                .hasMessageStartingWith("--colour is not an option with a value; there are [--configuration,");
        assertThatThrownBy(() -> StandaloneServiceBus.start("--key"))
                .hasMessageStartingWith("--key is not an option with a value");
        assertThatThrownBy(() -> StandaloneServiceBus.start("--amqp-port", "many"))
                .hasMessage("--amqp-port many is not a port number");
    }
}
