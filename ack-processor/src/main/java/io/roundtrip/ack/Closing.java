package io.roundtrip.ack;

import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.links.Links;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord.Subject;
import java.util.Optional;

/** What an acknowledgement closes: the row's open failure, if this version covers it. */
final class Closing {

    private final Failures failures;
    private final Outbox outbox;
    private final Links links;
    private final SourceRows sourceRows;

    Closing(Failures failures, Outbox outbox, Links links, SourceRows sourceRows) {
        this.failures = failures;
        this.outbox = outbox;
        this.links = links;
        this.sourceRows = sourceRows;
    }

    /** Closes what the snapshot's version covers; a delete whose row is alive again has none and closes nothing. */
    void answered(Acknowledgement ack, TableMapping mapping) {
        ack.snapshotVersion()
                .ifPresent(version ->
                        failures.acknowledged(key(ack), version, ack.retryNumber(), () -> isAlive(ack, mapping)));
    }

    private boolean isAlive(Acknowledgement ack, TableMapping mapping) {
        return sourceRows
                .read(mapping, ack.rowId())
                .filter(row -> row.createdOn().equals(ack.createdOn()))
                .isPresent();
    }

    /** The failure row first, then the source row: what is stored in between is not closed by this delete. */
    Optional<FailureRow> before(Acknowledgement ack) {
        return failures.find(key(ack));
    }

    void deleted(Acknowledgement ack, Optional<FailureRow> before) {
        links.remove(ack.mapping(), ack.rowId());
        before.ifPresent(row -> failures.happenedAsRead(row, new FailureEvent.DeleteAcknowledged(ack.retryNumber())));
    }

    /** The row was deleted while its upsert was on its way: the target still has it. */
    void askForDelete(Acknowledgement ack) {
        outbox.request(DeterministicId.of("delete after", ack.messageId()), new Subject(ack.mapping(), ack.rowId()));
    }

    private static FailureKey key(Acknowledgement ack) {
        return new FailureKey(ack.mapping(), ack.rowId());
    }
}
