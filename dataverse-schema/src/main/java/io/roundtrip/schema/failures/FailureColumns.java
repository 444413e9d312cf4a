package io.roundtrip.schema.failures;

import io.roundtrip.dataverse.Row;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureContext.Parent;
import io.roundtrip.schema.tables.ChoiceValues;
import io.roundtrip.schema.tables.PipelineTables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a failure row stands in its table's columns. */
final class FailureColumns {

    static final List<String> ALL = List.of(
            "rt_mapping",
            "rt_target",
            "rt_table",
            "rt_rowid",
            "rt_recordname",
            "rt_status",
            "rt_stage",
            "rt_category",
            "rt_reason",
            "rt_detail",
            "rt_version",
            "rt_operation",
            "rt_rowcreatedon",
            "rt_retrynumber",
            "rt_lastmessageid",
            "rt_attempts",
            "rt_nextattempt",
            "rt_firstfailure",
            "rt_lastfailure",
            "rt_correlationid",
            "rt_parenttable",
            "rt_parentid",
            "rt_targetid",
            "rt_actedby",
            "rt_note");

    private FailureColumns() {}

    static Map<String, @Nullable Object> write(FailureRow row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        FailureContext context = row.context();
        values.put(
                "rt_name",
                context.recordName().orElse(context.table() + " " + row.key().rowId()));
        values.put("rt_mapping", row.key().mapping());
        values.put("rt_rowid", row.key().rowId().toString());
        putContext(values, context);
        putState(values, row.state());
        putCause(values, row.cause());
        putProgress(values, row.progress());
        values.put("rt_note", row.note().orElse(null));
        return PipelineTables.FAILURE.cutToFit(values);
    }

    private static void putContext(Map<String, @Nullable Object> values, FailureContext context) {
        values.put("rt_target", context.target());
        values.put("rt_table", context.table());
        values.put("rt_recordname", context.recordName().orElse(null));
        values.put("rt_rowcreatedon", context.rowCreatedOn().orElse(null));
        values.put("rt_targetid", context.targetId().orElse(null));
        values.put("rt_correlationid", context.correlationId());
        values.put("rt_parenttable", context.parent().map(Parent::table).orElse(null));
        values.put(
                "rt_parentid",
                context.parent().map(parent -> parent.id().toString()).orElse(null));
    }

    private static void putState(Map<String, @Nullable Object> values, FailureState state) {
        values.put("rt_status", ChoiceValues.stored(state.status()));
        values.put("rt_operation", ChoiceValues.stored(state.operation()));
        values.put("rt_version", state.version());
        values.put("rt_retrynumber", state.retryNumber());
        values.put("rt_lastmessageid", state.lastMessageId().orElse(null));
    }

    private static void putCause(Map<String, @Nullable Object> values, FailureCause cause) {
        values.put("rt_stage", ChoiceValues.stored(cause.stage()));
        values.put("rt_category", ChoiceValues.stored(cause.category()));
        values.put("rt_causekey", cause.key());
        values.put("rt_reason", cause.reason());
        values.put("rt_detail", cause.detail());
    }

    private static void putProgress(Map<String, @Nullable Object> values, FailureProgress progress) {
        values.put("rt_attempts", progress.attempts());
        values.put("rt_nextattempt", progress.nextAttempt().orElse(null));
        values.put("rt_firstfailure", progress.firstFailure());
        values.put("rt_lastfailure", progress.lastFailure());
        values.put("rt_actedby", progress.actedBy().orElse(null));
    }

    static FailureRow read(Row row) {
        return new FailureRow(
                new FailureKey(
                        row.text("rt_mapping").orElseThrow(),
                        row.uuid("rt_rowid").orElseThrow()),
                state(row),
                cause(row),
                context(row),
                progress(row),
                row.text("rt_note"),
                row.etag());
    }

    private static FailureState state(Row row) {
        return new FailureState(
                option(row, "rt_status", FailureStatus.class),
                option(row, "rt_operation", FailedOperation.class),
                row.longValue("rt_version").orElse(0L),
                row.integer("rt_retrynumber").orElse(0),
                row.text("rt_lastmessageid"));
    }

    private static FailureCause cause(Row row) {
        return new FailureCause(
                option(row, "rt_stage", Stage.class),
                option(row, "rt_category", Category.class),
                row.text("rt_reason").orElse(""),
                row.text("rt_detail").orElse(""));
    }

    private static FailureContext context(Row row) {
        Optional<UUID> parentId = row.uuid("rt_parentid");
        return new FailureContext(
                row.text("rt_target").orElse(""),
                row.text("rt_table").orElse(""),
                row.text("rt_recordname"),
                row.instant("rt_rowcreatedon"),
                row.text("rt_targetid"),
                row.text("rt_parenttable").flatMap(table -> parentId.map(id -> new Parent(table, id))),
                row.text("rt_correlationid").orElse(""));
    }

    private static FailureProgress progress(Row row) {
        return new FailureProgress(
                row.integer("rt_attempts").orElse(0),
                row.instant("rt_nextattempt"),
                row.instant("rt_firstfailure").orElse(Instant.EPOCH),
                row.instant("rt_lastfailure").orElse(Instant.EPOCH),
                row.text("rt_actedby"));
    }

    private static <E extends Enum<E>> E option(Row row, String column, Class<E> type) {
        return ChoiceValues.option(type, row.integer(column).orElseThrow());
    }
}
