package io.roundtrip.delivery;

import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.RetryListener;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.Failures;
import java.time.Instant;
import java.util.Optional;

/** Makes a notification visible from its second failed attempt on, while it waits for the next. */
final class WaitingFailures implements RetryListener<Notification> {

    private static final int FIRST_SHOWN = 2;

    private final Failures failures;

    WaitingFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void beforeRetry(Notification message, Failure failure, int attempt, Instant nextAttempt) {
        if (attempt >= FIRST_SHOWN) {
            FailedOperation operation =
                    FailedOperation.valueOf(message.operation().name());
            long version = failure.version().or(message::rowVersion).orElse(0L);
            failures.report(
                    report(message, failure, attempt, nextAttempt),
                    new FailureEvent.WaitingForRetry(operation, version));
        }
    }

    private static FailureReport report(Notification message, Failure failure, int attempt, Instant nextAttempt) {
        FailureContext context = new FailureContext(
                message.target(),
                message.table(),
                failure.recordName(),
                failure.createdOn(),
                Optional.empty(),
                Optional.empty(),
                message.correlationId());
        FailureCause cause = new FailureCause(failure.stage(), failure.category(), failure.reason(), failure.detail());
        FailureKey key = new FailureKey(message.mapping(), message.rowId());
        return new FailureReport(key, cause, context, attempt, Optional.of(nextAttempt));
    }
}
