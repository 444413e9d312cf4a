package io.roundtrip.schema.mappings;

import static io.roundtrip.schema.mappings.StoredColumns.integer;

import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.ColumnMapping;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** All rows of the mapping tables as read, and what they mean. */
record StoredMappings(Map<TableDefinition, List<Row>> rows) {

    /** @throws MappingStoreException naming the first row that makes no sense */
    Mappings read() {
        try {
            return new Mappings(
                            each(MappingTables.TARGET, TargetRows::read),
                            each(MappingTables.TABLE_MAPPING, this::mapping),
                            each(
                                    MappingTables.VALUE_MAP,
                                    row -> ValueMapRows.read(row, of(MappingTables.VALUE_MAP_ENTRY))))
                    .sorted();
        } catch (IllegalArgumentException e) {
            throw new MappingStoreException("Stored mappings contradict each other: " + e.getMessage(), e);
        }
    }

    List<Row> of(TableDefinition table) {
        return rows.getOrDefault(table, List.of());
    }

    Optional<Row> find(String table, UUID id) {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.table().equals(table) && row.id().equals(id))
                .findFirst();
    }

    /** Above every revision that a mark or a field can carry. */
    int highestRevision() {
        return of(MappingTables.TABLE_MAPPING).stream()
                .mapToInt(row -> row.integer("rt_revision").orElse(0))
                .max()
                .orElse(0);
    }

    private Stream<Row> fields(Row mapping) {
        Optional<String> set = mapping.text("rt_fieldset");
        return of(MappingTables.COLUMN_MAPPING).stream()
                .filter(field -> field.text("rt_fieldset").equals(set));
    }

    private TableMapping mapping(Row row) {
        List<ColumnMapping> columns = fields(row)
                .sorted(Comparator.comparing(
                        column -> column.integer("rt_position").orElse(0)))
                .map(column -> meaning(column, each -> new ColumnMappingRow(each).read()))
                .toList();
        if (columns.size() != integer(row, "rt_fieldcount")) {
            throw new IllegalArgumentException("it has " + columns.size() + " fields, not "
                    + integer(row, "rt_fieldcount") + "; it may be being saved just now");
        }
        return TableMappingRows.read(row, columns);
    }

    private <T> List<T> each(TableDefinition table, Function<Row, T> reading) {
        return of(table).stream().map(row -> meaning(row, reading)).toList();
    }

    private static <T> T meaning(Row row, Function<Row, T> reading) {
        try {
            return reading.apply(row);
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new MappingStoreException(
                    row.table() + " '" + row.text("rt_name").orElse("") + "' cannot be used: " + e.getMessage(), e);
        }
    }
}
