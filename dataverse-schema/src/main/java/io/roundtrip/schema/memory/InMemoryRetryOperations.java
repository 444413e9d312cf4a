package io.roundtrip.schema.memory;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.retries.RetryOperation;
import io.roundtrip.schema.retries.RetryOperations;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The retry operations of a test. */
public final class InMemoryRetryOperations implements RetryOperations {

    private static final Comparator<RetryOperation> BY_START = Comparator.comparing(RetryOperation::startedOn);

    private final Map<UUID, RetryOperation> operations = new LinkedHashMap<>();
    private long versions;

    @Override
    public synchronized Optional<RetryOperation> find(UUID id) {
        return Optional.ofNullable(operations.get(id));
    }

    @Override
    public synchronized List<RetryOperation> latest(int limit) {
        return all().sorted(BY_START.reversed()).limit(limit).toList();
    }

    @Override
    public synchronized List<RetryOperation> unfinished() {
        return all().filter(operation -> !operation.status().isOver())
                .sorted(BY_START)
                .toList();
    }

    @Override
    public synchronized boolean insert(RetryOperation operation) {
        return operations.putIfAbsent(operation.id(), stored(operation)) == null;
    }

    @Override
    public synchronized WriteOutcome replace(RetryOperation operation) {
        ETag read = operation.etag().orElseThrow();
        RetryOperation current = operations.get(operation.id());
        if (current == null) {
            return WriteOutcome.GONE;
        }
        if (!current.etag().equals(Optional.of(read))) {
            return WriteOutcome.CHANGED_MEANWHILE;
        }
        operations.put(operation.id(), stored(operation));
        return WriteOutcome.UPDATED;
    }

    private Stream<RetryOperation> all() {
        return operations.values().stream();
    }

    private RetryOperation stored(RetryOperation operation) {
        return new RetryOperation(
                operation.id(),
                operation.startedBy(),
                operation.startedOn().truncatedTo(ChronoUnit.SECONDS),
                operation.selection(),
                operation.status(),
                operation.plan(),
                operation.progress(),
                operation.result(),
                Optional.of(new ETag("W/\"" + ++versions + "\"")));
    }
}
