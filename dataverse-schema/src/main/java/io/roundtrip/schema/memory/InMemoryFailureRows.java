package io.roundtrip.schema.memory;

import static java.util.Objects.requireNonNull;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.failures.FailureStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Failure rows of a test. */
public final class InMemoryFailureRows implements FailureRows {

    private final Map<UUID, FailureRow> rows = new LinkedHashMap<>();
    private final Map<UUID, Instant> changedAt = new HashMap<>();
    private final Clock clock;
    private long versions;

    public InMemoryFailureRows(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<FailureRow> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<FailureRow> query(FailureQuery query) {
        return rows.values().stream()
                .filter(row -> matches(row, query))
                .sorted(Comparator.comparing((FailureRow row) -> row.progress().lastFailure())
                        .reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Map<FailureStatus, Integer> counts() {
        Map<FailureStatus, Integer> counts = new EnumMap<>(FailureStatus.class);
        for (FailureStatus status : FailureStatus.values()) {
            counts.put(status, 0);
        }
        rows.values().forEach(row -> counts.merge(row.state().status(), 1, Integer::sum));
        return counts;
    }

    @Override
    public synchronized boolean insert(FailureRow row) {
        boolean absent = !rows.containsKey(row.key().id());
        if (absent) {
            rows.put(row.key().id(), stored(row));
        }
        return absent;
    }

    @Override
    public synchronized WriteOutcome replace(FailureRow row) {
        FailureRow current = rows.get(row.key().id());
        if (current == null) {
            return WriteOutcome.GONE;
        }
        if (!current.etag().equals(row.etag())) {
            return WriteOutcome.CHANGED_MEANWHILE;
        }
        rows.put(row.key().id(), stored(row));
        return WriteOutcome.UPDATED;
    }

    private FailureRow stored(FailureRow row) {
        changedAt.put(row.key().id(), clock.instant());
        ETag etag = new ETag("W/\"" + ++versions + "\"");
        return new FailureRow(
                row.key(), row.state(), row.cause(), row.context(), row.progress(), row.note(), Optional.of(etag));
    }

    private boolean matches(FailureRow row, FailureQuery query) {
        return query.statuses().contains(row.state().status())
                && query.mapping()
                        .filter(name -> !name.equals(row.key().mapping()))
                        .isEmpty()
                && query.stage().filter(stage -> stage != row.cause().stage()).isEmpty()
                && query.parentId()
                        .filter(id -> row.context()
                                .parent()
                                .filter(parent -> parent.id().equals(id))
                                .isEmpty())
                        .isEmpty()
                && query.changedBefore()
                        .filter(time ->
                                !requireNonNull(changedAt.get(row.key().id())).isBefore(time))
                        .isEmpty();
    }
}
