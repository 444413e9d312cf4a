package io.roundtrip.ack;

import io.roundtrip.ack.AckFacts.Outcome;
import io.roundtrip.mapping.DeletePolicy;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.AckOperation;
import io.roundtrip.messaging.Acknowledgement;
import java.util.Optional;

/** Reads from an acknowledgement what the policy decides on. */
final class Facts {

    private Facts() {}

    static AckFacts of(Acknowledgement ack, TableMapping mapping) {
        return new AckFacts(
                ack.mapping(),
                ack.mappingRevision(),
                outcome(ack),
                ack.operation() == AckOperation.UPSERTED ? ack.targetId() : Optional.empty(),
                snapshot(ack),
                mapping.onDelete() == DeletePolicy.DELETE);
    }

    private static Outcome outcome(Acknowledgement ack) {
        if (ack.staleAtTarget()) {
            return Outcome.REFUSED_AS_OLDER;
        }
        return Outcome.valueOf(ack.operation().name());
    }

    private static Optional<Snapshot> snapshot(Acknowledgement ack) {
        return ack.snapshotEtag()
                .map(etag -> new Snapshot(
                        etag,
                        ack.base().orElse(0L),
                        ack.createdOn(),
                        ack.hash(),
                        ack.targetIdSeen(),
                        ack.syncTextSeen()));
    }
}
