package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartingTest {
    private static final QueueSettings QUEUE = QueueSettings.named("orders");

    @Test
    void anOccupiedPortIsNamed() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = occupied.getLocalPort();

            assertThatThrownBy(() -> LocalServiceBus.builder().amqpPort(port).start())
                    .hasMessageContaining("Port " + port + " on loopback is occupied")
                    .hasMessageContaining("amqpPort");
            assertThatThrownBy(() ->
                            LocalServiceBus.builder().administrationPort(port).start())
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("administrationPort");
        }
    }

    @Test
    void aClosedBusFreesItsPorts() {
        LocalServiceBus first = LocalServiceBus.builder().queue(QUEUE).start();
        int port = first.amqpPort();
        int administrationPort = first.administrationUri().getPort();
        first.close();
        first.close();

        try (LocalServiceBus second = LocalServiceBus.builder()
                .amqpPort(port)
                .administrationPort(administrationPort)
                .queue(QUEUE)
                .start()) {
            assertThat(second.amqpPort()).isEqualTo(port);
        }
    }

    @Test
    void eachBusHasItsOwnKey() {
        try (LocalServiceBus one = LocalServiceBus.builder().start();
                LocalServiceBus two = LocalServiceBus.builder().start()) {
            assertThat(key(one)).isNotEqualTo(key(two));
        }
    }

    @Test
    void settingsAreCheckedAtBirth() {
        assertThatIllegalArgumentException().isThrownBy(() -> QueueSettings.named("no spaces"));
        assertThatIllegalArgumentException().isThrownBy(() -> QUEUE.withLockDuration(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> QUEUE.withMaxDeliveryCount(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LocalServiceBus.builder().queue(QUEUE).queue(QUEUE).start())
                .withMessageContaining("twice");
    }

    @Test
    void anUnknownQueueHasNoCounts() {
        try (LocalServiceBus bus = LocalServiceBus.builder().queue(QUEUE).start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bus.counts("nowhere"))
                    .withMessageContaining("nowhere")
                    .withMessageContaining("orders");
        }
    }

    private static String key(LocalServiceBus bus) {
        return bus.connectionString().replaceFirst(".*SharedAccessKey=([^;]*).*", "$1");
    }
}
