package io.roundtrip.simulators.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Rounds of messages of 1 KiB; rates are messages a second. */
record Load(ServiceBusClientBuilder clients, int size) {
    static final String BODY = "x".repeat(1024);
    static final int SESSIONS = 32;

    /** By one sender, batches as large as they may be, each accepted before the next. */
    double send(String queue, int round) {
        try (ServiceBusSenderClient sender = clients.sender().queueName(queue).buildClient()) {
            sender.createMessageBatch(); // connects
            Instant start = Instant.now();
            ServiceBusMessageBatch batch = sender.createMessageBatch();
            for (int i = 0; i < size; i++) {
                ServiceBusMessage message = new ServiceBusMessage(BODY)
                        .setMessageId(round + "-" + i)
                        .setSessionId("s" + i % SESSIONS);
                if (!batch.tryAddMessage(message)) {
                    sender.sendMessages(batch);
                    batch = sender.createMessageBatch();
                    batch.tryAddMessage(message);
                }
            }
            sender.sendMessages(batch);
            return rate(size, start);
        }
    }

    double receive(ServiceBusClientBuilder.ServiceBusProcessorClientBuilder builder) {
        return receive(builder, size);
    }

    /** From the first message's arrival to the last's; of more than a round only the second half counts. */
    double receive(ServiceBusClientBuilder.ServiceBusProcessorClientBuilder builder, int count) {
        Arrivals arrivals = new Arrivals(count, count > size ? count / 2 : count);
        return arrivals.rate(builder.processMessage(context -> arrivals.add())
                .processError(context -> {})
                .buildProcessorClient());
    }

    double receiveSessions(ServiceBusClientBuilder.ServiceBusSessionProcessorClientBuilder builder) {
        Arrivals arrivals = new Arrivals(size, size);
        return arrivals.rate(builder.processMessage(context -> arrivals.add())
                .processError(context -> {})
                .buildProcessorClient());
    }

    private static double rate(int count, Instant start) {
        return count / (Duration.between(start, Instant.now()).toNanos() / 1e9);
    }

    private static final class Arrivals {
        private final int measured;
        private final CountDownLatch left;
        private final AtomicReference<Instant> first = new AtomicReference<>();

        Arrivals(int count, int measured) {
            this.measured = measured;
            this.left = new CountDownLatch(count);
        }

        void add() {
            if (left.getCount() <= measured) {
                first.compareAndSet(null, Instant.now());
            }
            left.countDown();
        }

        double rate(ServiceBusProcessorClient processor) {
            processor.start();
            try {
                assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
                return Load.rate(measured, first.get());
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted", e);
            } finally {
                processor.close();
            }
        }
    }
}
