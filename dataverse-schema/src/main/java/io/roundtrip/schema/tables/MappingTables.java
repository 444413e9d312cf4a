package io.roundtrip.schema.tables;

import static io.roundtrip.schema.tables.ColumnDefinition.choice;
import static io.roundtrip.schema.tables.ColumnDefinition.memo;
import static io.roundtrip.schema.tables.ColumnDefinition.of;
import static io.roundtrip.schema.tables.ColumnDefinition.text;
import static io.roundtrip.schema.tables.ColumnType.BOOLEAN;
import static io.roundtrip.schema.tables.ColumnType.INTEGER;

import io.roundtrip.mapping.DeletePolicy;
import io.roundtrip.mapping.ExitPolicy;
import io.roundtrip.mapping.Guarantee;
import io.roundtrip.mapping.InitialLoad;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.OrderMode;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.mapping.WhenMissing;
import io.roundtrip.schema.mappings.FieldOrigin;
import java.util.List;

/** Targets, mappings and value maps; rows refer to each other by name, so that they read without lookups. */
public final class MappingTables {

    public static final TableDefinition TARGET = TableDefinition.of(
                    "rt_target",
                    "Target system",
                    text("rt_kind", 50),
                    choice("rt_order", OrderMode.class),
                    choice("rt_guarantee", Guarantee.class),
                    choice("rt_state", TargetState.class))
            .withUniqueNames();

    public static final TableDefinition TABLE_MAPPING = TableDefinition.of(
                    "rt_tablemapping",
                    "Table mapping",
                    text("rt_table", 128),
                    text("rt_target", 50),
                    text("rt_resource", 200),
                    of("rt_loadorder", INTEGER),
                    choice("rt_initialload", InitialLoad.class),
                    memo("rt_filter", 4_000),
                    choice("rt_onexit", ExitPolicy.class),
                    choice("rt_ondelete", DeletePolicy.class),
                    of("rt_maxattempts", INTEGER),
                    text("rt_firstdelay", 40),
                    text("rt_maxdelay", 40),
                    text("rt_targetidcolumn", 128),
                    text("rt_fieldset", 36),
                    of("rt_fieldcount", INTEGER),
                    of("rt_revision", INTEGER),
                    choice("rt_state", MappingState.class),
                    text("rt_organizationid", 36))
            .withUniqueNames();

    public static final TableDefinition COLUMN_MAPPING = TableDefinition.of(
            "rt_columnmapping",
            "Column mapping",
            text("rt_mapping", 50),
            text("rt_fieldset", 36),
            of("rt_revision", INTEGER),
            of("rt_position", INTEGER),
            text("rt_to", 400),
            choice("rt_origin", FieldOrigin.class),
            text("rt_column", 128),
            memo("rt_constant", 4_000),
            memo("rt_expression", 4_000),
            memo("rt_reads", 4_000),
            text("rt_conversion", 20),
            of("rt_scale", INTEGER),
            text("rt_zone", 64),
            text("rt_valuemap", 50),
            memo("rt_lookup", 4_000),
            choice("rt_whenmissing", WhenMissing.class),
            of("rt_required", BOOLEAN));

    public static final TableDefinition VALUE_MAP =
            TableDefinition.of("rt_valuemap", "Value map").withUniqueNames();

    public static final TableDefinition VALUE_MAP_ENTRY = TableDefinition.of(
            "rt_valuemapentry",
            "Value map entry",
            text("rt_valuemap", 50),
            of("rt_position", INTEGER),
            text("rt_source", 400),
            text("rt_value", 400));

    public static final List<TableDefinition> ALL =
            List.of(TARGET, TABLE_MAPPING, COLUMN_MAPPING, VALUE_MAP, VALUE_MAP_ENTRY);

    private MappingTables() {}
}
