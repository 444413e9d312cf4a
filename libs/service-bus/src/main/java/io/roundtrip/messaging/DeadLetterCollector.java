package io.roundtrip.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Empties the dead-letter queue of one queue into a store, so that every dead letter becomes a line that a person sees. A
 * letter is settled only after the store has returned: a crash stores it twice, never loses it.
 */
public final class DeadLetterCollector implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterCollector.class);
    private static final Duration SETTLE_TIME = Duration.ofSeconds(30);

    private final DeadLetterStore store;
    private final DeadLetterReader reader;
    private final QueueReceiver receiver;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    public DeadLetterCollector(
            ServiceBusConnections connections, DeadLetterQueue queue, DeadLetterStore store, Clock clock) {
        this.store = store;
        this.reader = new DeadLetterReader(queue.name(), queue.stage());
        this.receiver = new QueueReceiver(
                queue.settings(), () -> connections.deadLetterReceiver(queue.name()), this::collect, clock);
    }

    public void start() {
        receiver.start();
    }

    public ProcessorState state() {
        return receiver.state();
    }

    @Override
    public void close() {
        receiver.close();
    }

    private void collect(List<Delivery> letters) {
        List<Delivery> failed =
                letters.stream().filter(letter -> !collectOne(letter)).toList();
        if (failed.isEmpty()) {
            backoff.reset();
        } else if (failed.size() == letters.size()) {
            pauseWith(failed);
        }
    }

    /** Nothing can be stored now. If only some failed, they come again when their locks end, behind no other letter. */
    private void pauseWith(List<Delivery> failed) {
        Duration pause = backoff.next();
        log.warn(
                "No dead letter could be stored; {} of them stay in their queue, next attempt in {}",
                failed.size(),
                pause);
        failed.forEach(receiver::hold);
        receiver.pauseFor(pause);
    }

    private boolean collectOne(Delivery delivery) {
        String messageId = delivery.message().getMessageId();
        try {
            store.store(reader.read(delivery.message()));
        } catch (RuntimeException cause) {
            log.warn("Dead letter {} was not stored and stays in its queue", messageId, cause);
            return false;
        }
        settle(delivery, messageId);
        return true;
    }

    private static void settle(Delivery delivery, String messageId) {
        delivery.complete()
                .onErrorResume(cause -> {
                    log.warn(
                            "Dead letter {} was stored but not settled; it will come again: {}",
                            messageId,
                            cause.toString());
                    return Mono.empty();
                })
                .block(SETTLE_TIME);
    }
}
