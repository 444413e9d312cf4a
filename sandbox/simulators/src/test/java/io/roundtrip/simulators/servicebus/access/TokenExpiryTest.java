package io.roundtrip.simulators.servicebus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client with a token that it cannot renew. */
class TokenExpiryTest {
    @RegisterExtension
    final RunningBus running =
            RunningBus.with(builder -> builder.sharedAccessKey("secret").queue(QueueSettings.named("orders")));

    @Test
    void linksEndWithTheirToken() {
        Instant expiry = Instant.now().plusSeconds(6);
        ServiceBusSenderClient sender = running.closing(RunningBus.newClients(connectionString(expiry))
                .sender()
                .queueName("orders")
                .buildClient());
        sender.sendMessage(RunningBus.message("in time"));

        await().atMost(RunningBus.PATIENCE).until(() -> Instant.now().isAfter(expiry));

        ServiceBusException refusal = Assertions.catchThrowableOfType(
                ServiceBusException.class, () -> sender.sendMessage(RunningBus.message("late")));
        assertThat(refusal.getReason()).isEqualTo(ServiceBusFailureReason.UNAUTHORIZED);
        assertThat(running.kindsOf("late")).isEmpty();
    }

    private String connectionString(Instant expiry) {
        return "Endpoint=sb://localhost:" + running.bus().amqpPort() + ";SharedAccessSignature="
                + Signatures.token("RootManageSharedAccessKey", "secret", expiry) + ";UseDevelopmentEmulator=true;";
    }
}
