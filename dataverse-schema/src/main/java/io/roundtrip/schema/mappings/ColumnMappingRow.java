package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.mappings.StoredColumns.option;
import static io.roundtrip.schema.mappings.StoredColumns.text;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.ColumnMapping;
import io.roundtrip.mapping.Conversion;
import io.roundtrip.mapping.Expression;
import io.roundtrip.mapping.FieldPath;
import io.roundtrip.mapping.WhenMissing;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads one row of {@code rt_columnmapping}. */
record ColumnMappingRow(Row row) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    ColumnMapping read() {
        return switch (option(row, "rt_origin", FieldOrigin.class)) {
            case COLUMN ->
                new ColumnMapping.FromColumn(
                        to(), text(row, "rt_column"), conversion(), row.text("rt_valuemap"), required());
            case CONSTANT -> new ColumnMapping.Constant(to(), JSON.readTree(text(row, "rt_constant")));
            case EXPRESSION ->
                new ColumnMapping.FromExpression(
                        to(), new Expression(text(row, "rt_expression")), new TreeSet<>(list("rt_reads")), required());
            case LOOKUP ->
                new ColumnMapping.ParentLookup(
                        to(),
                        text(row, "rt_column"),
                        lookup(),
                        option(row, "rt_whenmissing", WhenMissing.class),
                        required());
        };
    }

    private FieldPath to() {
        return FieldPath.parse(text(row, "rt_to"));
    }

    private boolean required() {
        return row.bool("rt_required").orElse(false);
    }

    private Conversion conversion() {
        return row.text("rt_conversion").map(this::conversion).orElseGet(Conversion.AsRead::new);
    }

    private Conversion conversion(String type) {
        ZoneId zone = row.text("rt_zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
        return Conversion.named(type, row.integer("rt_scale").orElse(0), zone)
                .orElseThrow(() -> new IllegalArgumentException("type '" + type + "' is unknown"));
    }

    private Map<String, String> lookup() {
        Map<String, String> mappings = new LinkedHashMap<>();
        for (String entry : list("rt_lookup")) {
            String[] parts = entry.split(": ", 2);
            mappings.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return mappings;
    }

    private List<String> list(String column) {
        return row.text(column).map(text -> Arrays.asList(text.split(", "))).orElse(List.of());
    }
}
