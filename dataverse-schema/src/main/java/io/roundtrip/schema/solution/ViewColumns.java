package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnType;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.OperatorTables;
import io.roundtrip.schema.tables.PipelineTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the views of a table show besides its name column, and by what they are sorted. */
record ViewColumns(List<String> names, String orderedBy, boolean newestFirst) {

    private static final int USUAL = 5;
    private static final String NAME = TableDefinition.PRIMARY_NAME.name();

    private static final Map<TableDefinition, ViewColumns> CHOSEN = Map.of(
            PipelineTables.FAILURE,
            newest(
                    "rt_lastfailure",
                    "rt_recordname",
                    "rt_mapping",
                    "rt_status",
                    "rt_stage",
                    "rt_category",
                    "rt_reason",
                    "rt_attempts",
                    "rt_lastfailure"),
            PipelineTables.NOTIFICATION,
            newest(
                    "createdon",
                    "rt_mapping",
                    "rt_table",
                    "rt_operation",
                    "rt_status",
                    "rt_category",
                    "rt_reason",
                    "rt_attempts",
                    "createdon"),
            PipelineTables.INSTANCE,
            newest("rt_heartbeat", "rt_app", "rt_startedon", "rt_heartbeat"),
            MappingTables.TABLE_MAPPING,
            byName("rt_table", "rt_target", "rt_resource", "rt_state", "rt_targetidcolumn", "rt_revision"),
            MappingTables.COLUMN_MAPPING,
            byName("rt_mapping", "rt_position", "rt_to", "rt_origin", "rt_column", "rt_conversion", "rt_required"),
            OperatorTables.RETRY_OPERATION,
            newest(
                    "rt_startedon",
                    "rt_startedby",
                    "rt_status",
                    "rt_requested",
                    "rt_resolved",
                    "rt_failedagain",
                    "rt_startedon"),
            OperatorTables.AUDIT_ENTRY,
            newest("rt_at", "rt_who", "rt_action", "rt_at"));

    static ViewColumns of(TableDefinition table) {
        return CHOSEN.getOrDefault(table, usual(table));
    }

    private static ViewColumns usual(TableDefinition table) {
        Stream<String> shown = table.columns().stream()
                .filter(column -> column.type() != ColumnType.MEMO && column.type() != ColumnType.BIG_INTEGER)
                .map(ColumnDefinition::name)
                .limit(USUAL);
        return byName(shown.toArray(String[]::new));
    }

    private static ViewColumns byName(String... names) {
        return new ViewColumns(List.of(names), NAME, false);
    }

    private static ViewColumns newest(String moment, String... names) {
        return new ViewColumns(List.of(names), moment, true);
    }
}
