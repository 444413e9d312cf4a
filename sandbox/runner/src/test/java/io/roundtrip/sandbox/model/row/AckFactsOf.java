package io.roundtrip.sandbox.model.row;

import io.roundtrip.ack.AckFacts;
import io.roundtrip.ack.Snapshot;
import io.roundtrip.ack.SourceRow;
import java.time.Instant;
import java.util.Optional;

/** Says in the policies' words what a state holds in small numbers. */
final class AckFactsOf {
    private final Bounds bounds;
    private final Texts texts;

    AckFactsOf(Bounds bounds, Texts texts) {
        this.bounds = bounds;
        this.texts = texts;
    }

    AckFacts ack(Ack ack) {
        Seen seen = ack.seen();
        Optional<Snapshot> snapshot = seen.exists() ? Optional.of(snapshot(seen)) : Optional.empty();
        return new AckFacts(
                RowModel.name(ack.mapping()), 1, ack.outcome(), id(ack.id()), snapshot, bounds.deletes() > 0);
    }

    SourceRow row(Source row, int mapping) {
        return new SourceRow(
                String.valueOf(row.version),
                row.version,
                row.modifiedByUs,
                createdOn(row.incarnation),
                id(row.links[mapping]),
                Optional.of(texts.text(row.text).text()));
    }

    private Snapshot snapshot(Seen seen) {
        return new Snapshot(
                String.valueOf(seen.version()),
                seen.base(),
                createdOn(seen.incarnation()),
                Optional.of(seen.content().name()),
                id(seen.link()),
                Optional.of(texts.text(seen.text()).text()));
    }

    private static Optional<Instant> createdOn(int incarnation) {
        return Optional.of(Instant.ofEpochSecond(incarnation));
    }

    private static Optional<String> id(int number) {
        return number == 0 ? Optional.empty() : Optional.of(String.valueOf(number));
    }
}
