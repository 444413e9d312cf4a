package io.roundtrip.sender;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.schema.outbox.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that wait in the outbox: left by a crash, due for another attempt, retried by a person, asked for on demand. */
final class DueRecords {

    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofDays(1);

    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Outbound outbound;
    private final Failures failures;
    private final MappingCache mappings;
    private final Notices notices;
    private final Clock clock;
    private int waiting;

    DueRecords(Relaying relaying, Failures failures, MappingCache mappings, Notices notices, Clock clock) {
        this.outbox = relaying.outbox();
        this.relay = relaying.relay();
        this.outbound = relaying.outbound();
        this.failures = failures;
        this.mappings = mappings;
        this.notices = notices;
        this.clock = clock;
    }

    /** Where records come from and go to. */
    record Relaying(Outbox outbox, OutboxRelay relay, Outbound outbound) {}

    /** Sends what is due; returns how many records there were. */
    int relayDue(int limit) {
        Instant now = clock.instant();
        Instant leftBefore = outbound.down().isEmpty() ? now.minus(LEFT_BEHIND) : now;
        List<OutboxRecord> due = outbox.due(now, leftBefore, limit + waiting);
        Mappings current = mappings.current();
        List<OutboxRecord> ready = new ArrayList<>();
        List<RuntimeException> failed = new ArrayList<>();
        for (OutboxRecord record : due) {
            try {
                prepared(record, current).ifPresent(ready::add);
            } catch (RuntimeException failure) {
                failed.add(failure);
            }
        }
        relay(ready);
        failed.stream().findFirst().ifPresent(DueRecords::fly); // last: one bad record does not stop the others
        return due.size();
    }

    private static void fly(RuntimeException failure) {
        throw failure;
    }

    /** What waits for a queue that is down must not fill the next look, or the other targets would wait as well. */
    private void relay(List<OutboxRecord> ready) {
        relay.relay(ready);
        waiting = (int) ready.stream()
                .filter(record ->
                        outbound.isDown(record.notification().orElseThrow().target()))
                .count();
    }

    /** The record as it can be sent; empty if it cannot, or has gone another way. */
    private Optional<OutboxRecord> prepared(OutboxRecord record, Mappings current) {
        Optional<TableMapping> mapping = current.byName(record.subject().mapping());
        if (mapping.isEmpty()) {
            outbox.markFailed(List.of(record.refused(unknownMapping(record))));
        } else if (!record.subject().namesARow()) {
            outbox.markFailed(List.of(record.refused(noRow())));
        } else if (record.status() == OutboxStatus.RETRY_REQUESTED && !record.onDemand()) {
            move(record, mapping.get());
        } else {
            return Optional.of(withNotification(record, mapping.get()));
        }
        return Optional.empty();
    }

    /** In a request made by hand only mapping and row count, whatever else it says. */
    private OutboxRecord withNotification(OutboxRecord record, TableMapping mapping) {
        return !record.onDemand() && record.notification().isPresent()
                ? record
                : record.speakingOf(
                        notices.onDemand(mapping, record.id(), record.subject().rowId()));
    }

    /** Failure row stored, then record deleted: a crash in between repeats, and the failure's life knows the request. */
    private void move(OutboxRecord record, TableMapping mapping) {
        FailureKey key = new FailureKey(mapping.name(), record.subject().rowId());
        Optional<Notification> notification = record.notification();
        FailedOperation operation = notification
                .map(one -> FailedOperation.valueOf(one.operation().name()))
                .orElse(FailedOperation.UPSERT);
        long version = notification.flatMap(Notification::rowVersion).orElse(0L);
        failures.report(report(key, record, mapping), new FailureEvent.OutboxMoved(operation, version));
        outbox.delete(record);
    }

    private static FailureReport report(FailureKey key, OutboxRecord record, TableMapping mapping) {
        FailureCause cause = new FailureCause(
                Stage.SEND,
                record.refusal().map(Refusal::category).orElse(Category.UNKNOWN),
                record.refusal().map(Refusal::reason).orElse("it was not sent"),
                record.refusal().map(Refusal::detail).orElse(""));
        FailureContext context = new FailureContext(
                mapping.target(),
                mapping.table(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                record.notification()
                        .map(Notification::correlationId)
                        .orElse(record.id().toString()));
        return new FailureReport(key, cause, context, record.attempts(), Optional.empty());
    }

    private Refusal noRow() {
        return new Refusal(
                Category.DATA,
                "the row is not named by its id",
                "Correct rt_rowid of the row in rt_notification; it looks like 00aa00aa-bb11-cc22-dd33-44ee44ee44ee",
                clock.instant().plus(LONG));
    }

    private Refusal unknownMapping(OutboxRecord record) {
        String name = record.subject().mapping();
        return new Refusal(
                Category.MAPPING,
                "the mapping " + (name.isEmpty() ? "is not named" : name + " does not exist"),
                "Correct rt_mapping of the row in rt_notification, or import the mapping",
                clock.instant().plus(LONG));
    }
}
