package io.roundtrip.schema.tables;

import static io.roundtrip.schema.tables.ColumnDefinition.choice;
import static io.roundtrip.schema.tables.ColumnDefinition.memo;
import static io.roundtrip.schema.tables.ColumnDefinition.of;
import static io.roundtrip.schema.tables.ColumnDefinition.text;
import static io.roundtrip.schema.tables.ColumnType.DATE_TIME;
import static io.roundtrip.schema.tables.ColumnType.INTEGER;

import io.roundtrip.schema.retries.RetryStatus;
import java.util.List;

/** What people do about failures, and the record of it. */
public final class OperatorTables {

    public static final TableDefinition RETRY_OPERATION = TableDefinition.of(
            "rt_retryoperation",
            "Retry operation",
            text("rt_startedby", 200),
            of("rt_startedon", DATE_TIME),
            memo("rt_selection", 4_000),
            choice("rt_status", RetryStatus.class),
            of("rt_selected", INTEGER),
            of("rt_toretry", INTEGER),
            of("rt_requested", INTEGER),
            of("rt_resolved", INTEGER),
            of("rt_failedagain", INTEGER),
            memo("rt_result", 4_000));

    public static final TableDefinition AUDIT_ENTRY = TableDefinition.of(
            "rt_auditentry",
            "Audit entry",
            of("rt_at", DATE_TIME),
            text("rt_who", 200),
            text("rt_action", 100),
            text("rt_subjectid", 36),
            memo("rt_why", 4_000),
            memo("rt_before", 20_000),
            memo("rt_after", 20_000));

    public static final List<TableDefinition> ALL = List.of(RETRY_OPERATION, AUDIT_ENTRY);

    private OperatorTables() {}
}
