package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that nobody will try again by itself, and why.
 *
 * @param queue it died in, without the suffix of the dead-letter queue
 * @param message absent when the body cannot be read
 * @param body as it is; may be anything when it cannot be read
 * @param attempts ours when we gave up; deliveries when the broker did
 * @param brokerReason present when the broker gave up, such as MaxDeliveryCountExceeded or TTLExpiredException
 * @param enqueuedAt as the broker tells; the local one tells when the letter came into the dead-letter queue
 * @param failedAt when we gave up, else when the message was enqueued
 */
public record DeadLetter(
        String queue,
        Optional<Message> message,
        String body,
        String messageId,
        Failure failure,
        int attempts,
        Optional<String> correlationId,
        Instant enqueuedAt,
        Instant failedAt,
        Optional<String> brokerReason) {

    public Stage stage() {
        return failure.stage();
    }

    public Category category() {
        return failure.category();
    }

    public String reason() {
        return failure.reason();
    }

    public String detail() {
        return failure.detail();
    }

    /** Of the snapshot that failed, else of the change that was noticed. */
    public Optional<Long> version() {
        return failure.version().or(() -> message.flatMap(DeadLetter::versionOf));
    }

    public Optional<String> recordName() {
        return failure.recordName();
    }

    public Optional<Instant> createdOn() {
        return failure.createdOn();
    }

    private static Optional<Long> versionOf(Message message) {
        return message instanceof Notification notification
                ? notification.rowVersion()
                : message instanceof Acknowledgement acknowledgement
                        ? acknowledgement.snapshotVersion()
                        : Optional.empty();
    }
}
