package io.roundtrip.schema.failures;

import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.DeadLetter;
import io.roundtrip.messaging.DeadLetterStore;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.Message;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Operation;
import io.roundtrip.schema.DeterministicId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a failure row of every dead letter, so that one list shows whatever failed. */
public final class FailureCollector implements DeadLetterStore {

    private static final Logger log = LoggerFactory.getLogger(FailureCollector.class);

    private final Failures failures;
    private final RowBases bases;

    public FailureCollector(Failures failures, RowBases bases) {
        this.failures = failures;
        this.bases = bases;
    }

    @Override
    public void store(DeadLetter letter) {
        FailureKey key = letter.message()
                .map(message -> new FailureKey(message.mapping(), message.rowId()))
                .orElseGet(() -> new FailureKey("unreadable", DeterministicId.of("letter", letter.messageId())));
        int retryNumber = letter.message().map(Message::retryNumber).orElse(0);
        long version = letter.version().orElse(0L);
        FailureEvent event = new FailureEvent.DeadLettered(letter.messageId(), operation(letter), version, retryNumber);
        Optional<FailureRow> stored = failures.report(report(key, letter), event);
        stored.ifPresent(row -> {
            log.error(
                    "Notification of mapping {} row {} failed: stage {}, category {}; it waits for a person",
                    key.mapping(),
                    key.rowId(),
                    row.cause().stage(),
                    row.cause().category());
            supersede(row, version, letter);
        });
    }

    /** A newer change of the row has its own notification. Without a version nothing can be said, so it stays. */
    private void supersede(FailureRow stored, long version, DeadLetter letter) {
        if (version > 0 && letter.message().isPresent()) {
            bases.of(letter.message().get().table(), stored.key().rowId())
                    .filter(base -> base > version)
                    .ifPresent(base -> failures.happenedIfStill(stored, new FailureEvent.SupersededBy(base)));
        }
    }

    private static FailedOperation operation(DeadLetter letter) {
        boolean delete = letter.message()
                .filter(message -> message instanceof Notification notification
                        ? notification.operation() == Operation.DELETE
                        : message instanceof Acknowledgement ack
                                && ack.operation() == AckOperation.DELETED
                                && ack.snapshotVersion().isEmpty())
                .isPresent();
        return delete ? FailedOperation.DELETE : FailedOperation.UPSERT;
    }

    private static FailureReport report(FailureKey key, DeadLetter letter) {
        Failure failure = letter.failure();
        String detail = letter.brokerReason()
                .map(reason -> reason + ". " + failure.detail())
                .orElse(failure.detail());
        FailureContext context = new FailureContext(
                letter.message().map(Message::target).orElse(""),
                letter.message().map(Message::table).orElse(letter.queue()),
                failure.recordName(),
                failure.createdOn(),
                letter.message().flatMap(FailureCollector::targetId),
                Optional.empty(),
                letter.correlationId().orElse(letter.messageId()));
        FailureCause cause = new FailureCause(failure.stage(), failure.category(), failure.reason(), detail);
        return new FailureReport(key, cause, context, letter.attempts(), Optional.empty());
    }

    private static Optional<String> targetId(Message message) {
        return message instanceof Acknowledgement ack ? ack.targetId() : Optional.empty();
    }
}
