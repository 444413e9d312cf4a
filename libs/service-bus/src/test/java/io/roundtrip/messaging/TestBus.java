package io.roundtrip.messaging;

import io.roundtrip.simulators.servicebus.LocalServiceBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A local Service Bus with one queue, and real connections to it. */
final class TestBus implements AutoCloseable {

    static final String QUEUE = "outbound-erp";
    static final Chance CHANCE = new Chance(Clock.systemUTC(), new SplittableRandom(42));
    static final Duration DEADLINE = Duration.ofSeconds(30);

    final LocalServiceBus bus;
    final ServiceBusConnections connections;
    final Publisher publisher;
    private final MessageCodec codec = new MessageCodec();

    TestBus() {
        this(QueueSettings.named(QUEUE));
    }

    TestBus(QueueSettings queue) {
        bus = LocalServiceBus.builder()
                .amqpPort(0)
                .administrationPort(0)
                .queue(queue)
                .start();
        connections = ServiceBusConnections.byConnectionString(
                ServiceBusSettings.ofConnectionString(bus.connectionString()).withAnswerTime(Duration.ofSeconds(2)));
        publisher = connections.publisher(QUEUE);
    }

    SendOutcome send(Message message) {
        return publisher.send(Outgoing.of(message, codec));
    }

    RetryingProcessor<Notification> processor(Work<Notification> work) {
        return processor(ProcessorSettings.of(QUEUE).withBatches(10, 2), work);
    }

    RetryingProcessor<Notification> processor(ProcessorSettings settings, Work<Notification> work) {
        RetryingProcessor<Notification> processor = new RetryingProcessor<>(connections, settings, work, CHANCE);
        processor.start();
        return processor;
    }

    static Work<Notification> work(MessageHandler<Notification> handler) {
        RetryPolicy quick = new RetryPolicy(3, Duration.ofMillis(400), Duration.ofSeconds(2));
        return Work.of(Notification.class, handler.oneByOne()).withPolicy(message -> quick);
    }

    List<JournalEntry> journal(JournalEntry.Kind kind) {
        return bus.journal().stream()
                .filter(entry -> entry.queue().equals(QUEUE) && entry.kind() == kind)
                .toList();
    }

    List<String> messageIds(JournalEntry.Kind kind) {
        return journal(kind).stream().map(JournalEntry::messageId).toList();
    }

    @Override
    public void close() {
        publisher.close();
        bus.close();
    }
}
