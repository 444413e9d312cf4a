package io.roundtrip.simulators.target;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest applied writes in order, and the idempotency keys they used. Not thread-safe: its owner holds the lock. */
final class History {
    private final Deque<AppliedWrite> writes = new ArrayDeque<>();
    private final Map<String, AppliedWrite> byKey = new HashMap<>();
    private final int limit;
    private long sequence;

    History(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("history of %d writes is shorter than 1".formatted(limit));
        }
        this.limit = limit;
    }

    AppliedWrite add(Write write, Operation operation, TargetRow row, Instant at) {
        SourceVersion version = write.version().orElse(row.version());
        AppliedWrite applied = new AppliedWrite(
                ++sequence,
                at,
                row.resource(),
                row.sourceId(),
                operation,
                version.epoch(),
                version.version(),
                write.key(),
                row.number(),
                write.body());
        remember(applied);
        return applied;
    }

    private void remember(AppliedWrite applied) {
        writes.addLast(applied);
        applied.idempotencyKey().ifPresent(key -> byKey.put(key, applied));
        if (writes.size() > limit) {
            writes.removeFirst().idempotencyKey().ifPresent(byKey::remove);
        }
    }

    /** What the key did before, if it is still remembered. */
    Optional<AppliedWrite> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<AppliedWrite> list(Predicate<AppliedWrite> wanted) {
        return writes.stream().filter(wanted).toList();
    }
}
