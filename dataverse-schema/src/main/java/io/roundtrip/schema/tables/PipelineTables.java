package io.roundtrip.schema.tables;

import static io.roundtrip.schema.tables.ColumnDefinition.choice;
import static io.roundtrip.schema.tables.ColumnDefinition.memo;
import static io.roundtrip.schema.tables.ColumnDefinition.of;
import static io.roundtrip.schema.tables.ColumnDefinition.text;
import static io.roundtrip.schema.tables.ColumnType.BIG_INTEGER;
import static io.roundtrip.schema.tables.ColumnType.DATE_TIME;
import static io.roundtrip.schema.tables.ColumnType.INTEGER;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.feeds.FeedState;
import io.roundtrip.schema.outbox.OutboxStatus;
import java.util.List;

/** The tables that a notification meets on its way, and who is running. */
public final class PipelineTables {

    public static final TableDefinition NOTIFICATION = TableDefinition.of(
            "rt_notification",
            "Notification to send",
            text("rt_mapping", 100),
            text("rt_target", 100),
            text("rt_table", 100),
            text("rt_rowid", 36),
            text("rt_rowversion", 20),
            choice("rt_operation", Operation.class),
            memo("rt_body", 20_000),
            choice("rt_status", OutboxStatus.class),
            choice("rt_category", Category.class),
            text("rt_reason", 400),
            memo("rt_detail", 4_000),
            of("rt_attempts", INTEGER),
            of("rt_nextattempt", DATE_TIME),
            text("rt_correlationid", 100));

    public static final TableDefinition FAILURE = TableDefinition.of(
            "rt_failure",
            "Failed notification",
            text("rt_mapping", 100),
            text("rt_target", 100),
            text("rt_table", 100),
            text("rt_rowid", 36),
            text("rt_recordname", 200),
            choice("rt_status", FailureStatus.class),
            choice("rt_stage", Stage.class),
            choice("rt_category", Category.class),
            text("rt_causekey", 100),
            text("rt_reason", 400),
            memo("rt_detail", 4_000),
            of("rt_version", BIG_INTEGER),
            choice("rt_operation", FailedOperation.class),
            of("rt_rowcreatedon", DATE_TIME),
            of("rt_retrynumber", INTEGER),
            text("rt_lastmessageid", 128),
            of("rt_attempts", INTEGER),
            of("rt_nextattempt", DATE_TIME),
            of("rt_firstfailure", DATE_TIME),
            of("rt_lastfailure", DATE_TIME),
            text("rt_correlationid", 100),
            text("rt_parenttable", 100),
            text("rt_parentid", 36),
            text("rt_targetid", 200),
            text("rt_actedby", 200),
            memo("rt_note", 4_000));

    public static final TableDefinition LINK = TableDefinition.of(
            "rt_link",
            "Link to target",
            text("rt_mapping", 100),
            text("rt_rowid", 36),
            text("rt_targetid", 200),
            of("rt_rowcreatedon", DATE_TIME),
            text("rt_reason", 400));

    public static final TableDefinition CHANGE_FEED = TableDefinition.of(
            "rt_changefeed",
            "Change feed",
            text("rt_mapping", 100),
            text("rt_organizationid", 36),
            choice("rt_state", FeedState.class),
            memo("rt_deltalink", 8_000),
            of("rt_deltalinkat", DATE_TIME),
            of("rt_epoch", INTEGER),
            of("rt_highversion", BIG_INTEGER),
            text("rt_checkpoint", 36),
            text("rt_runid", 36),
            of("rt_progress", BIG_INTEGER));

    public static final TableDefinition INSTANCE = TableDefinition.of(
            "rt_instance",
            "Running instance",
            text("rt_app", 100),
            text("rt_userids", 1000),
            of("rt_startedon", DATE_TIME),
            of("rt_heartbeat", DATE_TIME));

    public static final List<TableDefinition> ALL = List.of(NOTIFICATION, FAILURE, LINK, CHANGE_FEED, INSTANCE);

    private PipelineTables() {}
}
