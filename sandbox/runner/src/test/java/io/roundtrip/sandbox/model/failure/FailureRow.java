package io.roundtrip.sandbox.model.failure;

import io.roundtrip.sandbox.model.KeyReader;
import io.roundtrip.sandbox.model.KeyWriter;
import io.roundtrip.sandbox.model.MessageIds;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Optional;

/** Packs the failure row. */
final class FailureRow {
    private FailureRow() {}

    static void write(Optional<FailureState> row, KeyWriter key, MessageIds ids) {
        key.put(row.isPresent());
        row.ifPresent(state -> {
            key.put(state.status().ordinal(), state.operation().ordinal());
            key.put((int) state.version(), state.retryNumber());
            key.put(state.lastMessageId().map(ids::number).orElse(0));
        });
    }

    static Optional<FailureState> read(KeyReader key, MessageIds ids) {
        if (!key.nextBoolean()) {
            return Optional.empty();
        }
        FailureStatus status = FailureStatus.values()[key.next()];
        FailedOperation operation = FailedOperation.values()[key.next()];
        int version = key.next();
        int retry = key.next();
        int last = key.next();
        return Optional.of(new FailureState(
                status, operation, version, retry, last == 0 ? Optional.empty() : Optional.of(ids.text(last))));
    }
}
