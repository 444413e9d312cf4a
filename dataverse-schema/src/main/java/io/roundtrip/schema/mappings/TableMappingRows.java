package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.mappings.StoredColumns.integer;
import static io.roundtrip.schema.mappings.StoredColumns.option;
import static io.roundtrip.schema.mappings.StoredColumns.text;
import static io.roundtrip.schema.tables.ChoiceValues.stored;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.ColumnMapping;
import io.roundtrip.mapping.DeletePolicy;
import io.roundtrip.mapping.ExitPolicy;
import io.roundtrip.mapping.InitialLoad;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.RowFilter;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.RetryPolicy;
import io.roundtrip.schema.tables.MappingTables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mappings without their fields, in {@code rt_tablemapping}; this row decides which set of fields counts. */
final class TableMappingRows {

    private TableMappingRows() {}

    static UUID idOf(String mapping) {
        return MappingRow.idOf(MappingTables.TABLE_MAPPING, mapping);
    }

    static MappingRow write(TableMapping mapping) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", mapping.name());
        putSource(values, mapping);
        putTarget(values, mapping);
        values.put("rt_fieldset", ColumnMappingRows.fieldSet(mapping).toString());
        values.put("rt_fieldcount", mapping.columns().size());
        values.put("rt_revision", mapping.revision());
        values.put("rt_state", stored(mapping.state()));
        values.put(
                "rt_organizationid",
                mapping.organizationId().map(UUID::toString).orElse(null));
        return new MappingRow(MappingTables.TABLE_MAPPING.name(), idOf(mapping.name()), values);
    }

    private static void putSource(Map<String, @Nullable Object> values, TableMapping mapping) {
        values.put("rt_table", mapping.table());
        values.put("rt_loadorder", mapping.loadOrder());
        values.put("rt_initialload", stored(mapping.initialLoad()));
        values.put("rt_filter", mapping.filter().map(RowFilter::text).orElse(null));
        values.put("rt_onexit", stored(mapping.onExit()));
        values.put("rt_ondelete", stored(mapping.onDelete()));
        values.put("rt_targetidcolumn", mapping.targetIdColumn());
    }

    private static void putTarget(Map<String, @Nullable Object> values, TableMapping mapping) {
        values.put("rt_target", mapping.target());
        values.put("rt_resource", mapping.resource());
        values.put("rt_maxattempts", mapping.retry().maxAttempts());
        values.put("rt_firstdelay", mapping.retry().firstDelay().toString());
        values.put("rt_maxdelay", mapping.retry().maxDelay().toString());
    }

    static TableMapping read(Row row, List<ColumnMapping> columns) {
        return new TableMapping(
                text(row, "rt_name"),
                text(row, "rt_table"),
                text(row, "rt_target"),
                text(row, "rt_resource"),
                integer(row, "rt_loadorder"),
                option(row, "rt_initialload", InitialLoad.class),
                row.text("rt_filter").map(RowFilter::parse),
                option(row, "rt_onexit", ExitPolicy.class),
                option(row, "rt_ondelete", DeletePolicy.class),
                retry(row),
                text(row, "rt_targetidcolumn"),
                columns,
                integer(row, "rt_revision"),
                option(row, "rt_state", MappingState.class),
                row.uuid("rt_organizationid"));
    }

    private static RetryPolicy retry(Row row) {
        return new RetryPolicy(
                integer(row, "rt_maxattempts"),
                Duration.parse(text(row, "rt_firstdelay")),
                Duration.parse(text(row, "rt_maxdelay")));
    }
}
