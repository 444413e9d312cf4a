package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.WriteOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Failure rows that somebody else changes between a read and the write that follows it. */
final class RacingFailureRows implements FailureRows {

    private final FailureRows rows;
    private final Deque<Runnable> others = new ArrayDeque<>();

    RacingFailureRows(FailureRows rows) {
        this.rows = rows;
    }

    void beforeTheNextWrite(Runnable other) {
        others.add(other);
    }

    private void race() {
        Optional.ofNullable(others.poll()).ifPresent(Runnable::run);
    }

    @Override
    public Optional<FailureRow> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public List<FailureRow> query(FailureQuery query) {
        return rows.query(query);
    }

    @Override
    public Map<FailureStatus, Integer> counts() {
        return rows.counts();
    }

    @Override
    public boolean insert(FailureRow row) {
        race();
        return rows.insert(row);
    }

    @Override
    public WriteOutcome replace(FailureRow row) {
        race();
        return rows.replace(row);
    }
}
