package io.roundtrip.schema.outbox;

import io.roundtrip.dataverse.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The sender's records, kept in Dataverse. What {@link #add} has returned from survives a crash; everything may be
 * repeated without harm, because a record's id is the notification's id.
 */
public interface Outbox {

    /** Durable on return. A record that is there already stays as it is, whatever its status. */
    void add(List<OutboxRecord> records);

    /** Asks for a notification of a row outside the change feed; asking twice under one id is asking once. */
    void request(UUID id, OutboxRecord.Subject subject);

    /**
     * What should be sent now, oldest first: Pending since before {@code leftBefore}, requested, or Failed with its
     * next attempt due.
     */
    List<OutboxRecord> due(Instant now, Instant leftBefore, int limit);

    /** Failed records, the latest first. */
    List<OutboxRecord> failed(int limit);

    Optional<OutboxRecord> find(UUID id);

    /** Deletes records that the broker has just accepted and nobody else can have marked; one that is gone is fine. */
    void deleteAccepted(List<OutboxRecord> records);

    /** Deletes a record that was read back, unless it has changed since. */
    WriteOutcome delete(OutboxRecord record);

    /** Stores status, attempts and refusal of each record, unless it has changed since it was read. */
    void markFailed(List<OutboxRecord> refused);

    /** Moves a Failed record to RetryRequested, unless it has changed since it was read. */
    WriteOutcome requestRetry(OutboxRecord record);
}
