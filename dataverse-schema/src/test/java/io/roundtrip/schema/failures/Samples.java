package io.roundtrip.schema.failures;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureContext.Parent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Failures as tests want them. */
final class Samples {

    private Samples() {}

    static FailureKey aKey() {
        return new FailureKey("erp-customer", UUID.randomUUID());
    }

    static FailureCause aCause() {
        return new FailureCause(Stage.DELIVER, Category.DATA, "country is missing", "erp answered 422");
    }

    static FailureContext aContext(Optional<Parent> parent) {
        return new FailureContext(
                "erp",
                "account",
                Optional.of("Bold Bike Accessories"),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of("C-100001"),
                parent,
                "correlation");
    }

    static FailureReport aReport(FailureKey key) {
        return new FailureReport(key, aCause(), aContext(Optional.empty()), 3, Optional.empty());
    }

    static FailureEvent.DeadLettered deadLetter(String messageId, long version) {
        return new FailureEvent.DeadLettered(messageId, FailedOperation.UPSERT, version, 0);
    }
}
