package io.roundtrip.simulators.servicebus;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.IterableStream;
import com.azure.core.util.UrlBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationAsyncClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;

/** A bus of one test with clients of the real SDK; everything ends with the test. */
public final class RunningBus implements BeforeEachCallback, AfterEachCallback {
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    public static final Duration A_MOMENT = Duration.ofMillis(300);

    private final LocalServiceBus.Builder builder = LocalServiceBus.builder();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private LocalServiceBus bus;
    private ServiceBusClientBuilder clients;

    public static RunningBus with(QueueSettings... queues) {
        RunningBus running = new RunningBus();
        Arrays.stream(queues).forEach(running.builder::queue);
        return running;
    }

    public static RunningBus with(Consumer<LocalServiceBus.Builder> contents) {
        RunningBus running = new RunningBus();
        contents.accept(running.builder);
        return running;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        bus = builder.start();
        clients = newClients(bus.connectionString());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
        open.clear();
        bus.close();
    }

    public LocalServiceBus bus() {
        return bus;
    }

    /** One builder is one connection. */
    public ServiceBusClientBuilder clients() {
        return clients;
    }

    public static ServiceBusClientBuilder newClients(String connectionString) {
        return new ServiceBusClientBuilder()
                .connectionString(connectionString)
                .retryOptions(new AmqpRetryOptions()
                        .setMode(AmqpRetryMode.FIXED)
                        .setMaxRetries(3)
                        .setDelay(Duration.ofMillis(200))
                        .setTryTimeout(Duration.ofSeconds(5)));
    }

    public <T extends AutoCloseable> T closing(T client) {
        open.push(client);
        return client;
    }

    public ServiceBusSenderClient sender(String queue) {
        return closing(clients.sender().queueName(queue).buildClient());
    }

    public ServiceBusReceiverClient receiver(String queue) {
        return closing(clients.receiver()
                .queueName(queue)
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient());
    }

    public ServiceBusSenderClient topicSender(String topic) {
        return closing(clients.sender().topicName(topic).buildClient());
    }

    public ServiceBusReceiverClient subscriber(String topic, String subscription) {
        return closing(clients.receiver()
                .topicName(topic)
                .subscriptionName(subscription)
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient());
    }

    public ServiceBusReceiverClient deadLetters(String queue) {
        return closing(clients.receiver()
                .queueName(queue)
                .subQueue(SubQueue.DEAD_LETTER_QUEUE)
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient());
    }

    public ServiceBusReceiverClient deletingReceiver(String queue) {
        return closing(clients.receiver()
                .queueName(queue)
                .receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE)
                .buildClient());
    }

    public void send(String queue, String... ids) {
        ServiceBusSenderClient sender = sender(queue);
        Arrays.stream(ids).map(RunningBus::message).forEach(sender::sendMessage);
    }

    public static ServiceBusMessage message(String id) {
        return new ServiceBusMessage("body of " + id).setMessageId(id);
    }

    public static ServiceBusReceivedMessage next(ServiceBusReceiverClient receiver) {
        return receive(receiver, PATIENCE).findFirst().orElseThrow(() -> new NoSuchElementException("no message came"));
    }

    /** Waits a moment only, to see that nothing comes. */
    public static List<ServiceBusReceivedMessage> nothing(ServiceBusReceiverClient receiver) {
        return receive(receiver, A_MOMENT).toList();
    }

    private static Stream<ServiceBusReceivedMessage> receive(ServiceBusReceiverClient receiver, Duration patience) {
        IterableStream<ServiceBusReceivedMessage> received = receiver.receiveMessages(1, patience);
        return received.stream();
    }

    public List<JournalEntry.Kind> kindsOf(String messageId) {
        return bus.journal().stream()
                .filter(entry -> entry.messageId().equals(messageId))
                .map(JournalEntry::kind)
                .toList();
    }

    public ServiceBusAdministrationClient administration() {
        return administration(bus.connectionString());
    }

    public ServiceBusAdministrationClient administration(String connectionString) {
        return administrationBuilder(connectionString).buildClient();
    }

    public ServiceBusAdministrationAsyncClient asyncAdministration() {
        return administrationBuilder(bus.connectionString()).buildAsyncClient();
    }

    /** The builder knows no port in emulator mode, so a policy puts ours into every request. */
    private ServiceBusAdministrationClientBuilder administrationBuilder(String connectionString) {
        return new ServiceBusAdministrationClientBuilder()
                .connectionString(connectionString)
                .addPolicy(new ToOurPort(bus.administrationUri()));
    }

    private record ToOurPort(URI address) implements HttpPipelinePolicy {
        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            UrlBuilder url = UrlBuilder.parse(context.getHttpRequest().getUrl())
                    .setScheme(address.getScheme())
                    .setHost(address.getHost())
                    .setPort(address.getPort());
            context.getHttpRequest().setUrl(url.toString());
            return next.process();
        }
    }
}
