package io.roundtrip.delivery;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.AcknowledgementBuilder;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.failures.RowBases;
import java.time.Clock;
import java.util.Optional;

/** Turns what became of a row into the acknowledgement of a notification of it. */
final class Answers {

    private final RowHash hash;
    private final RowBases bases;
    private final RecordNames names;
    private final Clock clock;

    Answers(RowHash hash, RowBases bases, RecordNames names, Clock clock) {
        this.hash = hash;
        this.bases = bases;
        this.names = names;
        this.clock = clock;
    }

    /** Empty for an outcome that is no answer: a failure, or a row that waits for its parent. */
    Optional<Acknowledgement> to(Notification notification, Outcome outcome, TableMapping mapping) {
        Steps steps = notification.steps().with(Steps.DELIVERED, clock.instant());
        AcknowledgementBuilder answer =
                Acknowledgement.answering(notification).steps(steps).mappingRevision(mapping.revision());
        if (outcome instanceof Outcome.Upserted done) {
            return Optional.of(upserted(answer, done, mapping));
        } else if (outcome instanceof Outcome.StaleAtTarget stale) {
            return Optional.of(stale(answer, stale, mapping));
        } else if (outcome instanceof Outcome.OutOfScope outside) {
            seen(answer, outside.snapshot(), mapping);
            AckOperation operation = outside.removed() ? AckOperation.DELETED : AckOperation.OUT_OF_SCOPE;
            return Optional.of(answer.operation(operation).build());
        }
        return outcome instanceof Outcome.Deleted
                ? Optional.of(answer.operation(AckOperation.DELETED).build())
                : Optional.empty();
    }

    private Acknowledgement upserted(AcknowledgementBuilder answer, Outcome.Upserted done, TableMapping mapping) {
        seen(answer, done.snapshot(), mapping);
        return answer.operation(AckOperation.UPSERTED)
                .targetId(Optional.of(done.targetId()))
                .hash(Optional.of(hash.of(done.snapshot().row(), mapping.hashedColumns())))
                .build();
    }

    private Acknowledgement stale(AcknowledgementBuilder answer, Outcome.StaleAtTarget stale, TableMapping mapping) {
        seen(answer, stale.snapshot(), mapping);
        return answer.operation(AckOperation.UPSERTED)
                .targetId(stale.targetId())
                .refusedAsOlderThan(stale.stored().version())
                .build();
    }

    private void seen(AcknowledgementBuilder answer, Snapshot.Alive snapshot, TableMapping mapping) {
        Row row = snapshot.row();
        long version = row.longValue("versionnumber").orElseThrow();
        answer.snapshotEtag(row.etag().map(ETag::value))
                .snapshotVersion(Optional.of(version))
                .base(Optional.of(bases.of(row)))
                .createdOn(row.instant("createdon"))
                .targetIdSeen(row.text(mapping.targetIdColumn()).or(snapshot::linkedId))
                .syncTextSeen(row.text("rt_sync"))
                .recordName(names.of(row));
    }
}
