package io.roundtrip.schema.memory;

import static java.util.Objects.requireNonNull;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.outbox.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The outbox of a test. */
public final class InMemoryOutbox implements Outbox {

    private final Map<UUID, OutboxRecord> records = new LinkedHashMap<>();
    private final Map<UUID, Instant> changedAt = new HashMap<>();
    private final Clock clock;
    private long versions;

    public InMemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(List<OutboxRecord> added) {
        added.stream()
                .filter(record -> !records.containsKey(record.id()))
                .forEach(record -> records.put(record.id(), stored(record, Optional.of(clock.instant()))));
    }

    @Override
    public synchronized void request(UUID id, OutboxRecord.Subject subject) {
        add(List.of(new OutboxRecord(
                id,
                subject,
                Optional.empty(),
                OutboxStatus.RETRY_REQUESTED,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    @Override
    public synchronized List<OutboxRecord> due(Instant now, Instant leftBefore, int limit) {
        Comparator<OutboxRecord> oldestFirst =
                Comparator.comparing(record -> record.createdOn().orElseThrow());
        return sorted(record -> isDue(record, now, leftBefore), oldestFirst, limit);
    }

    private static boolean isDue(OutboxRecord record, Instant now, Instant leftBefore) {
        return switch (record.status()) {
            case PENDING -> record.createdOn().orElseThrow().isBefore(leftBefore);
            case RETRY_REQUESTED -> true;
            case FAILED ->
                record.refusal()
                        .map(Refusal::nextAttempt)
                        .filter(at -> !at.isAfter(now))
                        .isPresent();
        };
    }

    @Override
    public synchronized List<OutboxRecord> failed(int limit) {
        Comparator<OutboxRecord> lastChangedFirst = Comparator.<OutboxRecord, Instant>comparing(
                        record -> changedAt.get(record.id()))
                .reversed();
        return sorted(record -> record.status() != OutboxStatus.PENDING, lastChangedFirst, limit);
    }

    private List<OutboxRecord> sorted(Predicate<OutboxRecord> wanted, Comparator<OutboxRecord> order, int limit) {
        return records.values().stream()
                .filter(wanted)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<OutboxRecord> find(UUID id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public synchronized void deleteAccepted(List<OutboxRecord> accepted) {
        accepted.forEach(record -> {
            if (unchanged(record)) {
                records.remove(record.id());
            }
        });
    }

    @Override
    public synchronized WriteOutcome delete(OutboxRecord record) {
        return write(record, () -> records.remove(record.id()), WriteOutcome.DELETED);
    }

    @Override
    public synchronized void markFailed(List<OutboxRecord> refused) {
        refused.forEach(record -> write(record, () -> replace(record), WriteOutcome.UPDATED));
    }

    @Override
    public synchronized WriteOutcome requestRetry(OutboxRecord record) {
        return write(record, () -> replace(record.requested()), WriteOutcome.UPDATED);
    }

    private void replace(OutboxRecord record) {
        Optional<Instant> created = requireNonNull(records.get(record.id())).createdOn();
        records.put(record.id(), stored(record, created));
    }

    private WriteOutcome write(OutboxRecord record, Runnable effect, WriteOutcome done) {
        if (!records.containsKey(record.id())) {
            return WriteOutcome.GONE;
        }
        if (!unchanged(record)) {
            return WriteOutcome.CHANGED_MEANWHILE;
        }
        effect.run();
        return done;
    }

    private boolean unchanged(OutboxRecord record) {
        OutboxRecord current = records.get(record.id());
        return current != null && (record.etag().isEmpty() || current.etag().equals(record.etag()));
    }

    private OutboxRecord stored(OutboxRecord record, Optional<Instant> createdOn) {
        changedAt.put(record.id(), clock.instant());
        ETag etag = new ETag("W/\"" + ++versions + "\"");
        return new OutboxRecord(
                record.id(),
                record.subject(),
                record.notification(),
                record.status(),
                record.attempts(),
                record.refusal(),
                createdOn,
                Optional.of(etag));
    }
}
