package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.atLeast;
import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.util.Optional;
import java.util.UUID;

/**
 * Says that a row may have changed. The receiver reads the row's latest snapshot; the version here only says which
 * change was noticed.
 *
 * @param id deterministic, the key of the outbox record
 * @param rowVersion the row's versionnumber when noticed; a tombstone has none
 * @param runId the load, replay or repair that made it
 * @param failureId the failure row whose retry was requested; present exactly when the retry number is above 0
 * @param epoch rises with every enumeration of the table
 */
public record Notification(
        UUID id,
        String mapping,
        String target,
        String table,
        UUID rowId,
        Optional<Long> rowVersion,
        Operation operation,
        Source source,
        Optional<String> runId,
        int retryNumber,
        int attempt,
        String correlationId,
        Optional<String> traceparent,
        Steps steps,
        Optional<UUID> failureId,
        long epoch)
        implements Message {

    public Notification {
        notBlank("mapping", mapping);
        notBlank("target", target);
        notBlank("table", table);
        notBlank("correlationId", correlationId);
        notBlank("runId", runId);
        notBlank("traceparent", traceparent);
        rowVersion.ifPresent(version -> atLeast("rowVersion", 0, version));
        atLeast("retryNumber", 0, retryNumber);
        atLeast("attempt", 1, attempt);
        atLeast("epoch", 0, epoch);
        require(
                failureId.isPresent() == retryNumber > 0,
                "a requested retry has a failureId and a retryNumber above 0, but retryNumber is " + retryNumber
                        + (failureId.isPresent() ? " with a failureId" : " without a failureId"));
    }

    /** A live upsert, first attempt; the builder changes what differs. */
    public static NotificationBuilder about(String table, UUID rowId) {
        return new NotificationBuilder(table, rowId);
    }

    public NotificationBuilder toBuilder() {
        return new NotificationBuilder(this);
    }

    public Notification withAttempt(int next) {
        return toBuilder().attempt(next).build();
    }

    public Notification withSteps(Steps taken) {
        return toBuilder().steps(taken).build();
    }

    @Override
    public String type() {
        return operation.type();
    }

    @Override
    public String eventId() {
        return id.toString();
    }

    @Override
    public String messageId() {
        return failureId
                .map(failure -> failure + "/r" + retryNumber + "." + attempt)
                .orElseGet(() -> id + "/" + attempt);
    }
}
