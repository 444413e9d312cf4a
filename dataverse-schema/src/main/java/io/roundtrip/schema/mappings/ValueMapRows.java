package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.mappings.StoredColumns.text;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.ValueMap;
import io.roundtrip.schema.tables.MappingTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Value maps in {@code rt_valuemap} and {@code rt_valuemapentry}; entries may also be edited there by hand. */
final class ValueMapRows {

    private ValueMapRows() {}

    static List<MappingRow> write(ValueMap map) {
        List<MappingRow> rows = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", map.name());
        rows.add(new MappingRow(
                MappingTables.VALUE_MAP.name(), MappingRow.idOf(MappingTables.VALUE_MAP, map.name()), values));
        map.entries().forEach((source, value) -> rows.add(entry(map.name(), rows.size(), source, value)));
        return rows;
    }

    private static MappingRow entry(String map, int position, String source, String value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", map + " " + position);
        values.put("rt_valuemap", map);
        values.put("rt_position", position);
        values.put("rt_source", source);
        values.put("rt_value", value);
        return new MappingRow(
                MappingTables.VALUE_MAP_ENTRY.name(),
                MappingRow.idOf(MappingTables.VALUE_MAP_ENTRY, map, source),
                values);
    }

    static ValueMap read(Row row, List<Row> entries) {
        String name = text(row, "rt_name");
        Map<String, String> values = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.text("rt_valuemap").orElse("").equals(name))
                .sorted(Comparator.comparing(
                        entry -> entry.integer("rt_position").orElse(Integer.MAX_VALUE)))
                .forEach(entry -> values.put(
                        entry.text("rt_source").orElse(""),
                        entry.text("rt_value").orElse("")));
        return new ValueMap(name, values);
    }
}
