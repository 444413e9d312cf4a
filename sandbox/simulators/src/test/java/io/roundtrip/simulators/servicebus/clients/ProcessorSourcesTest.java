package io.roundtrip.simulators.servicebus.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusProcessorClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessageContext;
import com.azure.messaging.servicebus.models.SubQueue;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.SubscriptionSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where processor clients of the real SDK receive from, and with whom they share it. */
class ProcessorSourcesTest {
    private static final String QUEUE = "orders";

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final RunningBus running = RunningBus.with(builder -> builder.queue(QueueSettings.named(QUEUE))
            .topic(TopicSettings.named("events").withSubscription(SubscriptionSettings.named("all"))));

    @Test
    void aProcessorEmptiesTheDeadLetters() {
        running.send(QUEUE, "a");
        var receiver = running.receiver(QUEUE);
        receiver.deadLetter(RunningBus.next(receiver));

        start(processor(QUEUE).subQueue(SubQueue.DEAD_LETTER_QUEUE), this::note);

        await().until(() -> running.bus().counts(QUEUE).deadLettered() == 0);
        assertThat(seen).containsExactly("a");
    }

    @Test
    void aProcessorReceivesFromASubscription() {
        start(running.clients().processor().topicName("events").subscriptionName("all"), this::note);

        running.topicSender("events").sendMessage(RunningBus.message("a"));

        await().until(() -> running.bus().counts("events/subscriptions/all").active() == 0);
        assertThat(seen).containsExactly("a");
    }

    @Test
    void processorsOfSeveralConnectionsShareAQueue() {
        Queue<String> others = new ConcurrentLinkedQueue<>();
        start(processor(QUEUE), this::note);
        var second = RunningBus.newClients(running.bus().connectionString())
                .processor()
                .queueName(QUEUE);
        start(second, context -> others.add(context.getMessage().getMessageId()));
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
        running.send(QUEUE, ids.toArray(String[]::new));

        await().until(() -> running.bus().counts(QUEUE).active() == 0);
        assertThat(seen).isNotEmpty().doesNotContainAnyElementsOf(others);
        assertThat(others).isNotEmpty();
        assertThat(seen.size() + others.size()).isEqualTo(40);
    }

    private void note(ServiceBusReceivedMessageContext context) {
        seen.add(context.getMessage().getMessageId());
    }

    private ServiceBusProcessorClientBuilder processor(String queue) {
        return running.clients().processor().queueName(queue);
    }

    private void start(ServiceBusProcessorClientBuilder builder, Consumer<ServiceBusReceivedMessageContext> handler) {
        running.closing(builder.processMessage(handler)
                        .processError(context -> {})
                        .buildProcessorClient())
                .start();
    }
}
