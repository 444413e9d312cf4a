package io.roundtrip.schema.outbox;

import io.roundtrip.dataverse.Row;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Message;
import io.roundtrip.messaging.MessageCodec;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.UnreadableMessage;
import io.roundtrip.schema.tables.ChoiceValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an outbox record stands in its table's columns. */
final class OutboxColumns {

    static final List<String> ALL = List.of(
            "rt_mapping",
            "rt_rowid",
            "rt_body",
            "rt_status",
            "rt_category",
            "rt_reason",
            "rt_detail",
            "rt_attempts",
            "rt_nextattempt",
            "createdon");

    private static final MessageCodec CODEC = new MessageCodec();

    private OutboxColumns() {}

    static Map<String, @Nullable Object> write(OutboxRecord record) {
        Notification notification = record.notification().orElseThrow();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", notification.table() + " " + notification.rowId());
        values.put("rt_mapping", notification.mapping());
        values.put("rt_target", notification.target());
        values.put("rt_table", notification.table());
        values.put("rt_rowid", notification.rowId().toString());
        values.put(
                "rt_rowversion",
                notification.rowVersion().map("%020d"::formatted).orElse(null));
        values.put("rt_operation", ChoiceValues.stored(notification.operation()));
        values.put("rt_body", CODEC.encode(notification));
        values.put("rt_correlationid", notification.correlationId());
        values.put("rt_status", ChoiceValues.stored(record.status()));
        values.put("rt_attempts", record.attempts());
        record.refusal().ifPresent(refusal -> putRefusal(values, refusal));
        return values;
    }

    static Map<String, @Nullable Object> requested(OutboxRecord.Subject subject) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", "Requested " + subject.rowId());
        values.put("rt_mapping", subject.mapping());
        values.put("rt_rowid", subject.rowId().toString());
        values.put("rt_status", ChoiceValues.stored(OutboxStatus.RETRY_REQUESTED));
        return values;
    }

    static Map<String, @Nullable Object> failure(OutboxRecord record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_status", ChoiceValues.stored(record.status()));
        values.put("rt_attempts", record.attempts());
        putRefusal(values, record.refusal().orElseThrow());
        return values;
    }

    private static void putRefusal(Map<String, @Nullable Object> values, Refusal refusal) {
        values.put("rt_category", ChoiceValues.stored(refusal.category()));
        values.put("rt_reason", refusal.reason());
        values.put("rt_detail", refusal.detail());
        values.put("rt_nextattempt", refusal.nextAttempt());
    }

    static OutboxRecord read(Row row) {
        return new OutboxRecord(
                row.id(),
                new OutboxRecord.Subject(
                        row.text("rt_mapping").orElse(""),
                        row.text("rt_rowid").map(OutboxColumns::rowId).orElse(OutboxRecord.Subject.NO_ROW)),
                row.text("rt_body").flatMap(OutboxColumns::notification),
                row.integer("rt_status")
                        .map(stored -> ChoiceValues.option(OutboxStatus.class, stored))
                        .orElse(OutboxStatus.PENDING),
                row.integer("rt_attempts").orElse(0),
                refusal(row),
                row.instant("createdon"),
                row.etag());
    }

    private static UUID rowId(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException notAnId) {
            return OutboxRecord.Subject.NO_ROW;
        }
    }

    private static Optional<Refusal> refusal(Row row) {
        return row.integer("rt_category")
                .map(category -> new Refusal(
                        ChoiceValues.option(Category.class, category),
                        row.text("rt_reason").orElse(""),
                        row.text("rt_detail").orElse(""),
                        row.instant("rt_nextattempt").orElse(Instant.EPOCH)));
    }

    /** A body that is not ours counts for nothing: mapping and row id do. */
    private static Optional<Notification> notification(String body) {
        try {
            Message message = CODEC.decode(body);
            return message instanceof Notification notification ? Optional.of(notification) : Optional.empty();
        } catch (UnreadableMessage notOurs) {
            return Optional.empty();
        }
    }
}
