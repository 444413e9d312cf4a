package io.roundtrip.schema.outbox;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.messaging.Notification;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One notification that Service Bus has not accepted yet.
 *
 * @param notification empty in a record that somebody created by hand and in which only mapping and row id count
 * @param etag empty in a record that was not read back from the table
 */
public record OutboxRecord(
        UUID id,
        Subject subject,
        Optional<Notification> notification,
        OutboxStatus status,
        int attempts,
        Optional<Refusal> refusal,
        Optional<Instant> createdOn,
        Optional<ETag> etag) {

    /** The row that a record speaks of. */
    public record Subject(String mapping, UUID rowId) {
        /** Stands for a row id that a person typed wrong; no row has it. */
        static final UUID NO_ROW = new UUID(0, 0);

        public boolean namesARow() {
            return !rowId.equals(NO_ROW);
        }
    }

    public static OutboxRecord pending(Notification notification) {
        return new OutboxRecord(
                notification.id(),
                new Subject(notification.mapping(), notification.rowId()),
                Optional.of(notification),
                OutboxStatus.PENDING,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A request to notify of a row, made by anybody: no attempt yet, so there is no failure to speak of. */
    public boolean onDemand() {
        return status == OutboxStatus.RETRY_REQUESTED && attempts == 0;
    }

    public OutboxRecord refused(Refusal why) {
        return new OutboxRecord(
                id, subject, notification, OutboxStatus.FAILED, attempts + 1, Optional.of(why), createdOn, etag);
    }

    public OutboxRecord requested() {
        return new OutboxRecord(
                id, subject, notification, OutboxStatus.RETRY_REQUESTED, attempts, refusal, createdOn, etag);
    }

    public OutboxRecord speakingOf(Notification of) {
        return new OutboxRecord(id, subject, Optional.of(of), status, attempts, refusal, createdOn, etag);
    }
}
