package io.roundtrip.messaging;

import io.roundtrip.messaging.HandlingResult.Failed;
import io.roundtrip.messaging.RetryDecision.DeadLetter;
import io.roundtrip.messaging.RetryDecision.RetryAt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Serves one queue, and is the only class that completes, reschedules or dead-letters its messages. At least once, in no
 * order: a crash at any point repeats a message, never loses one.
 */
public final class RetryingProcessor<M extends Message> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RetryingProcessor.class);
    private static final Duration SETTLE_TIME = Duration.ofSeconds(30);

    /** A held message is abandoned this often, then put back as a copy: its delivery count must not run out. */
    private static final int HOLDS_BY_ABANDON = 3;

    private final ProcessorSettings settings;
    private final Work<M> work;
    private final Chance chance;
    private final IsolatingHandler<M> handler;
    private final MessageCodec codec = new MessageCodec();
    private final Publisher copies;
    private final QueueReceiver receiver;

    public RetryingProcessor(
            ServiceBusConnections connections, ProcessorSettings settings, Work<M> work, Chance chance) {
        this.settings = settings;
        this.work = work;
        this.chance = chance;
        this.handler = new IsolatingHandler<>(work.handler());
        this.copies = connections.publisher(settings.queue());
        this.receiver = new QueueReceiver(
                settings, () -> connections.receiver(settings.queue()), this::process, chance.clock());
    }

    /** Returns at once; a bus that is away is waited for and visible in {@link #state()}. */
    public void start() {
        receiver.start();
    }

    /** Stops receiving and drops nothing: messages being handled are settled, the others stay in the queue. */
    public void pause() {
        receiver.pause();
    }

    /** Receives again, at first a single message: if that is blocked too, no other has lost a delivery. */
    public void resume() {
        receiver.probe();
    }

    public ProcessorState state() {
        return receiver.state();
    }

    /** Waits up to 10 s for messages being handled; later ones come back to another receiver. */
    @Override
    public void close() {
        receiver.close();
        copies.close();
    }

    private void process(List<Delivery> deliveries) {
        List<Received<M>> readable = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            read(delivery).ifPresent(readable::add);
        }
        if (!readable.isEmpty()) {
            settle(
                    readable,
                    handler.handle(readable.stream().map(Received::message).toList()));
        }
    }

    private Optional<Received<M>> read(Delivery delivery) {
        try {
            Message message = codec.decode(delivery.body());
            if (!work.type().isInstance(message)) {
                throw new UnreadableMessage("type " + message.type() + " does not belong into this queue");
            }
            return Optional.of(new Received<>(delivery, work.type().cast(message)));
        } catch (UnreadableMessage unreadable) {
            deadLetterUnreadable(delivery, unreadable);
            return Optional.empty();
        }
    }

    private void settle(List<Received<M>> received, List<HandlingResult> results) {
        List<Delivery> done = new ArrayList<>();
        List<Retry<M>> retries = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            if (results.get(i) instanceof Failed failed) {
                settleFailed(received.get(i), failed.failure()).ifPresent(retries::add);
            } else {
                done.add(received.get(i).delivery());
            }
        }
        complete(done);
        reschedule(retries);
    }

    private Optional<Retry<M>> settleFailed(Received<M> received, Failure failure) {
        M message = received.message();
        Instant now = chance.clock().instant();
        RetryDecision decision = work.policy()
                .apply(message)
                .decide(message.attempt(), failure.kind(), now, chance.random().nextDouble(), failure.retryAfter());
        if (decision instanceof RetryAt retry) {
            return Optional.of(new Retry<>(received, failure, retry.at()));
        }
        if (decision instanceof DeadLetter deadLetter) {
            deadLetter(received, failure, deadLetter.reason());
        } else {
            hold(received, failure);
        }
        return Optional.empty();
    }

    /** Copies first, then complete: a crash in between repeats the message, the other order would lose it. */
    private void reschedule(List<Retry<M>> retries) {
        if (retries.isEmpty()) {
            return;
        }
        retries.forEach(this::announce);
        List<SendOutcome> outcomes = copies.sendBatch(
                retries.stream().map(retry -> retry.copy(codec)).toList());
        List<Delivery> replaced = new ArrayList<>();
        for (int i = 0; i < retries.size(); i++) {
            if (outcomes.get(i).isAccepted()) {
                replaced.add(retries.get(i).received().delivery());
            } else {
                log.warn(
                        "Retry of message {} was not scheduled; it is repeated when its lock ends: {}",
                        retries.get(i).messageId(),
                        outcomes.get(i));
            }
        }
        complete(replaced);
    }

    private void announce(Retry<M> retry) {
        retry.log(log, work.policy().apply(retry.received().message()).maxAttempts());
        try {
            retry.tell(work.listener());
        } catch (RuntimeException cause) {
            log.warn("Message {} waits for its retry without being visible as waiting", retry.messageId(), cause);
        }
    }

    private void deadLetter(Received<M> received, Failure failure, String why) {
        M message = received.message();
        log.error(
                "Message {} for {} {} is dead-lettered because it {}: {} ({} in {})",
                message.messageId(),
                message.table(),
                message.rowId(),
                why,
                failure.reason(),
                failure.category(),
                failure.stage());
        settle(
                received.delivery(),
                received.delivery()
                        .deadLetter(DeadLetterProperties.options(
                                failure, message, chance.clock().instant())));
    }

    private void deadLetterUnreadable(Delivery delivery, UnreadableMessage unreadable) {
        String id = delivery.message().getMessageId();
        log.error("Message {} in {} is dead-lettered: {}", id, settings.queue(), unreadable.getMessage());
        Failure failure = Failure.of(FailureKind.PERMANENT, Stage.READ, Category.UNKNOWN, "the message cannot be read")
                .withDetail(String.valueOf(unreadable.getMessage()));
        settle(
                delivery,
                delivery.deadLetter(
                        DeadLetterProperties.options(failure, 1, chance.clock().instant())));
    }

    /** The queue is left alone until somebody resumes; the message stays in it. */
    private void hold(Received<M> received, Failure failure) {
        receiver.pause();
        if (received.delivery().message().getDeliveryCount() < HOLDS_BY_ABANDON) {
            receiver.hold(received.delivery());
        } else if (copies.send(received.heldCopy()).isAccepted()) {
            complete(List.of(received.delivery()));
        }
        work.circuit().onBlocked(failure);
    }

    private static void complete(List<Delivery> deliveries) {
        Flux.fromIterable(deliveries)
                .flatMap(delivery -> noted(delivery, delivery.complete()))
                .blockLast(SETTLE_TIME);
    }

    private static void settle(Delivery delivery, Mono<Void> settlement) {
        noted(delivery, settlement).block(SETTLE_TIME);
    }

    private static Mono<Void> noted(Delivery delivery, Mono<Void> settlement) {
        return settlement.onErrorResume(cause -> {
            log.warn(
                    "Message {} was handled but not settled; it will be delivered again: {}",
                    delivery.message().getMessageId(),
                    cause.toString());
            return Mono.empty();
        });
    }
}
