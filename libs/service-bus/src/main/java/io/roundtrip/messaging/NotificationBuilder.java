package io.roundtrip.messaging;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names the many fields of a {@link Notification}; id, mapping, target and correlation id have no default. */
public final class NotificationBuilder {

    private final String table;
    private final UUID rowId;
    private @Nullable UUID id;
    private @Nullable String mapping;
    private @Nullable String target;
    private Optional<Long> rowVersion = Optional.empty();
    private Operation operation = Operation.UPSERT;
    private Source source = Source.LIVE;
    private Optional<String> runId = Optional.empty();
    private int retryNumber;
    private int attempt = 1;
    private @Nullable String correlationId;
    private Optional<String> traceparent = Optional.empty();
    private Steps steps = Steps.none();
    private Optional<UUID> failureId = Optional.empty();
    private long epoch;

    NotificationBuilder(String table, UUID rowId) {
        this.table = table;
        this.rowId = rowId;
    }

    NotificationBuilder(Notification from) {
        this(from.table(), from.rowId());
        id = from.id();
        mapping = from.mapping();
        target = from.target();
        rowVersion = from.rowVersion();
        operation = from.operation();
        source = from.source();
        runId = from.runId();
        retryNumber = from.retryNumber();
        attempt = from.attempt();
        correlationId = from.correlationId();
        traceparent = from.traceparent();
        steps = from.steps();
        failureId = from.failureId();
        epoch = from.epoch();
    }

    public NotificationBuilder id(UUID value) {
        id = value;
        return this;
    }

    public NotificationBuilder mapping(String value) {
        mapping = value;
        return this;
    }

    public NotificationBuilder target(String value) {
        target = value;
        return this;
    }

    public NotificationBuilder rowVersion(long value) {
        return rowVersion(Optional.of(value));
    }

    public NotificationBuilder rowVersion(Optional<Long> value) {
        rowVersion = value;
        return this;
    }

    public NotificationBuilder operation(Operation value) {
        operation = value;
        return this;
    }

    public NotificationBuilder source(Source value) {
        source = value;
        return this;
    }

    public NotificationBuilder runId(Optional<String> value) {
        runId = value;
        return this;
    }

    /** The n-th requested retry of a failure, counted from 1; its attempts start again at 1. */
    public NotificationBuilder retryOf(UUID failure, int number) {
        failureId = Optional.of(failure);
        retryNumber = number;
        return attempt(1);
    }

    NotificationBuilder retry(Optional<UUID> failure, int number) {
        failureId = failure;
        retryNumber = number;
        return this;
    }

    public NotificationBuilder attempt(int value) {
        attempt = value;
        return this;
    }

    public NotificationBuilder correlationId(String value) {
        correlationId = value;
        return this;
    }

    public NotificationBuilder traceparent(Optional<String> value) {
        traceparent = value;
        return this;
    }

    public NotificationBuilder steps(Steps value) {
        steps = value;
        return this;
    }

    public NotificationBuilder epoch(long value) {
        epoch = value;
        return this;
    }

    public Notification build() {
        return new Notification(
                requireNonNull(id, "id is missing"),
                requireNonNull(mapping, "mapping is missing"),
                requireNonNull(target, "target is missing"),
                table,
                rowId,
                rowVersion,
                operation,
                source,
                runId,
                retryNumber,
                attempt,
                requireNonNull(correlationId, "correlationId is missing"),
                traceparent,
                steps,
                failureId,
                epoch);
    }
}
