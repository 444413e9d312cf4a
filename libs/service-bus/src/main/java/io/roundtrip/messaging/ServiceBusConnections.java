package io.roundtrip.messaging;

import com.azure.core.amqp.AmqpRetryMode;
import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.credential.TokenCredential;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusReceiverClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.SubQueue;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes every client of one bus. Two TCP connections: one for sending, one for receiving. Nothing connects before it is
 * used. The SDK's own retries are few and short, because outbox and processors repeat by themselves.
 */
public final class ServiceBusConnections {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);
    private static final int RECEIVE_RETRIES = 2;

    private final ServiceBusClientBuilder sending;
    private final ServiceBusClientBuilder receiving;

    private ServiceBusConnections(ServiceBusSettings settings, Optional<TokenCredential> credential) {
        sending = builder(settings, credential, 0);
        receiving = builder(settings, credential, RECEIVE_RETRIES);
    }

    public static ServiceBusConnections byConnectionString(ServiceBusSettings settings) {
        return new ServiceBusConnections(settings, Optional.empty());
    }

    public static ServiceBusConnections byCredential(ServiceBusSettings settings, TokenCredential credential) {
        return new ServiceBusConnections(settings, Optional.of(credential));
    }

    public Publisher publisher(String queue) {
        return new ServiceBusPublisher(
                queue, () -> sending.sender().queueName(queue).buildClient());
    }

    ServiceBusReceiverAsyncClient receiver(String queue) {
        return receiverOf(queue).buildAsyncClient();
    }

    ServiceBusReceiverAsyncClient deadLetterReceiver(String queue) {
        return receiverOf(queue).subQueue(SubQueue.DEAD_LETTER_QUEUE).buildAsyncClient();
    }

    private ServiceBusReceiverClientBuilder receiverOf(String queue) {
        return receiving
                .receiver()
                .queueName(queue)
                .disableAutoComplete()
                .maxAutoLockRenewDuration(Duration.ZERO)
                .prefetchCount(0);
    }

    private static ServiceBusClientBuilder builder(
            ServiceBusSettings settings, Optional<TokenCredential> credential, int retries) {
        ServiceBusClientBuilder builder = new ServiceBusClientBuilder()
                .retryOptions(new AmqpRetryOptions()
                        .setMode(AmqpRetryMode.FIXED)
                        .setMaxRetries(retries)
                        .setDelay(RETRY_DELAY)
                        .setTryTimeout(settings.answerTime()));
        settings.connectionString().ifPresent(builder::connectionString);
        settings.namespace().ifPresent(namespace -> builder.credential(namespace, needed(credential)));
        return builder;
    }

    private static TokenCredential needed(Optional<TokenCredential> credential) {
        return credential.orElseThrow(() -> new IllegalArgumentException(
                "roundtrip.service-bus.namespace needs a token credential to connect with"));
    }
}
