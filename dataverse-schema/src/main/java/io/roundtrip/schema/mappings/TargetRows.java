package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.mappings.StoredColumns.option;
import static io.roundtrip.schema.mappings.StoredColumns.text;
import static io.roundtrip.schema.tables.ChoiceValues.stored;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.Guarantee;
import io.roundtrip.mapping.OrderMode;
import io.roundtrip.mapping.TargetDefinition;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.schema.tables.MappingTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Targets in {@code rt_target}. */
final class TargetRows {

    private TargetRows() {}

    static UUID idOf(String target) {
        return MappingRow.idOf(MappingTables.TARGET, target);
    }

    static MappingRow write(TargetDefinition target) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", target.name());
        values.put("rt_kind", target.kind());
        values.put("rt_order", stored(target.order()));
        values.put("rt_guarantee", stored(target.guarantee()));
        values.put("rt_state", stored(target.state()));
        return new MappingRow(MappingTables.TARGET.name(), idOf(target.name()), values);
    }

    static TargetDefinition read(Row row) {
        return new TargetDefinition(
                text(row, "rt_name"),
                text(row, "rt_kind"),
                option(row, "rt_order", OrderMode.class),
                option(row, "rt_guarantee", Guarantee.class),
                option(row, "rt_state", TargetState.class));
    }
}
