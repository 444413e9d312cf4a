package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.tables.ChoiceValues.stored;

import io.roundtrip.mapping.ColumnMapping;
import io.roundtrip.mapping.ColumnMapping.Constant;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.FromExpression;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import io.roundtrip.mapping.Conversion;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.tables.MappingTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields of mappings to {@code rt_columnmapping}. Fields that are written together are a set of their own, which
 * counts when the mapping names it; two people who save different fields at the same time never share a row.
 */
final class ColumnMappingRows {

    private ColumnMappingRows() {}

    static UUID fieldSet(TableMapping mapping) {
        return DeterministicId.of("fields", mapping.name(), mapping.revision(), mapping.columns());
    }

    static List<MappingRow> write(TableMapping mapping) {
        List<MappingRow> rows = new ArrayList<>();
        mapping.columns().forEach(column -> rows.add(write(mapping, rows.size(), column)));
        return rows;
    }

    private static MappingRow write(TableMapping mapping, int position, ColumnMapping column) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        MappingTables.COLUMN_MAPPING.columns().forEach(each -> values.put(each.name(), null));
        String to = column.to().toString();
        values.put("rt_name", mapping.name() + " " + to);
        values.put("rt_mapping", mapping.name());
        values.put("rt_fieldset", fieldSet(mapping).toString());
        values.put("rt_revision", mapping.revision());
        values.put("rt_position", position);
        values.put("rt_to", to);
        values.put("rt_required", column.required());
        putOrigin(values, column);
        return new MappingRow(
                MappingTables.COLUMN_MAPPING.name(),
                MappingRow.idOf(MappingTables.COLUMN_MAPPING, fieldSet(mapping), to),
                values);
    }

    private static void putOrigin(Map<String, @Nullable Object> values, ColumnMapping mapping) {
        if (mapping instanceof FromColumn column) {
            putColumn(values, column);
        } else if (mapping instanceof FromExpression expression) {
            values.put("rt_origin", stored(FieldOrigin.EXPRESSION));
            values.put("rt_expression", expression.expression().text());
            values.put("rt_reads", String.join(", ", expression.reads()));
        } else if (mapping instanceof ParentLookup lookup) {
            putLookup(values, lookup);
        } else if (mapping instanceof Constant constant) {
            values.put("rt_origin", stored(FieldOrigin.CONSTANT));
            values.put("rt_constant", constant.value().toString());
        }
    }

    private static void putColumn(Map<String, @Nullable Object> values, FromColumn mapping) {
        values.put("rt_origin", stored(FieldOrigin.COLUMN));
        values.put("rt_column", mapping.column());
        values.put("rt_valuemap", mapping.valueMap().orElse(null));
        values.put("rt_conversion", mapping.conversion().typeName().orElse(null));
        if (mapping.conversion() instanceof Conversion.DecimalNumber decimal) {
            values.put("rt_scale", decimal.scale());
        }
        if (mapping.conversion() instanceof Conversion.Date date) {
            values.put("rt_zone", date.zone().getId());
        }
    }

    private static void putLookup(Map<String, @Nullable Object> values, ParentLookup mapping) {
        values.put("rt_origin", stored(FieldOrigin.LOOKUP));
        values.put("rt_column", mapping.column());
        values.put("rt_whenmissing", stored(mapping.whenMissing()));
        values.put(
                "rt_lookup",
                mapping.mappingByTable().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
