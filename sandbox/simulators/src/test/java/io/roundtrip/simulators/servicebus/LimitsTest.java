package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.SendingTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.entities.EntityStatus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.SubscriptionSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees of sizes, quotas and disabled entities. */
class LimitsTest {
    @RegisterExtension
    final RunningBus running = RunningBus.with(
            builder -> builder.queue(QueueSettings.named("small").withMaxSizeInBytes(2_000))
                    .queue(QueueSettings.named("roomy"))
                    .queue(QueueSettings.named("no-sends").withStatus(EntityStatus.SEND_DISABLED))
                    .queue(QueueSettings.named("no-receives").withStatus(EntityStatus.RECEIVE_DISABLED))
                    .queue(QueueSettings.named("closed").withStatus(EntityStatus.DISABLED))
                    .topic(TopicSettings.named("events")
                            .withMaxSizeInBytes(2_000)
                            .withSubscription(SubscriptionSettings.named("one"))
                            .withSubscription(SubscriptionSettings.named("two"))));

    @Test
    void aFullQueueRefusesUntilSomethingIsTakenOut() {
        ServiceBusSenderClient sender = running.sender("small");
        sender.sendMessage(kilobyte("a"));
        sender.sendMessage(kilobyte("b"));

        assertReason(() -> sender.sendMessage(kilobyte("c")), ServiceBusFailureReason.QUOTA_EXCEEDED);
        OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        assertReason(() -> sender.scheduleMessage(kilobyte("c"), due), ServiceBusFailureReason.QUOTA_EXCEEDED);

        ServiceBusReceiverClient receiver = running.receiver("small");
        receiver.complete(next(receiver));
        sender.sendMessage(kilobyte("c"));
    }

    @Test
    void deadLettersCountForTheSizeOfTheirQueue() {
        ServiceBusSenderClient sender = running.sender("small");
        sender.sendMessage(kilobyte("a"));
        sender.sendMessage(kilobyte("b"));
        ServiceBusReceiverClient receiver = running.receiver("small");
        receiver.deadLetter(next(receiver));

        assertReason(() -> sender.sendMessage(kilobyte("c")), ServiceBusFailureReason.QUOTA_EXCEEDED);
    }

    @Test
    void everyCopyCountsForTheSizeOfItsTopic() {
        ServiceBusSenderClient sender = running.topicSender("events");
        sender.sendMessage(kilobyte("a"));

        assertReason(() -> sender.sendMessage(kilobyte("b")), ServiceBusFailureReason.QUOTA_EXCEEDED);
    }

    @Test
    void propertiesHaveALimitOfTheirOwn() {
        ServiceBusMessage long1 = message("a");
        long1.getApplicationProperties().put("text", "x".repeat(32 * 1024));
        assertReason(() -> running.sender("roomy").sendMessage(long1), ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED);

        ServiceBusMessage many = message("b");
        for (int i = 0; i < 3; i++) {
            many.getApplicationProperties().put("text" + i, "x".repeat(30 * 1024));
        }
        assertReason(() -> running.sender("roomy").sendMessage(many), ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED);
        many.getApplicationProperties().remove("text2");
        running.sender("roomy").sendMessage(many);
    }

    @Test
    void aDisabledQueueSaysSo() {
        ServiceBusFailureReason disabled = ServiceBusFailureReason.MESSAGING_ENTITY_DISABLED;
        assertReason(() -> running.send("no-sends", "a"), disabled);
        assertReason(() -> running.send("closed", "a"), disabled);
        running.send("no-receives", "a");
        assertThat(running.bus().counts("no-receives").active()).isEqualTo(1);
        assertThatReceivingFails("no-receives");
        assertThatReceivingFails("closed");
    }

    /** The SDK tries again for as long as its retry options let it, whatever the error of the connection says. */
    @Test
    void connectionsAboveTheLimitAreClosedWithAnError() {
        try (LocalServiceBus small = LocalServiceBus.builder()
                        .queue(QueueSettings.named("orders"))
                        .maxConnections(1)
                        .start();
                ServiceBusSenderClient first = sender(small);
                ServiceBusSenderClient second = sender(small)) {
            first.sendMessage(message("a"));

            assertThatThrownBy(() -> second.sendMessage(message("b"))).isInstanceOf(RuntimeException.class);
            first.sendMessage(message("c"));
            assertThat(small.counts("orders").active()).isEqualTo(2);
        }
    }

    private static ServiceBusSenderClient sender(LocalServiceBus bus) {
        return RunningBus.newClients(bus.connectionString())
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(1)))
                .sender()
                .queueName("orders")
                .buildClient();
    }

    private void assertThatReceivingFails(String queue) {
        ServiceBusReceiverClient receiver = running.receiver(queue);
        assertThatThrownBy(() -> next(receiver)).hasStackTraceContaining("currently disabled");
    }

    private static ServiceBusMessage kilobyte(String id) {
        return new ServiceBusMessage("x".repeat(1_024)).setMessageId(id);
    }
}
