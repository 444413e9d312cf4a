package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Answer.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The committed rows of a table. Readers take no lock; only a committing transaction writes. A tracked table also keeps its
 * rows and tombstones by version, so that a delta costs what changed and not what exists.
 */
public final class Table {
    private final TableSchema schema;
    private final ConcurrentSkipListMap<UUID, Row> rows = new ConcurrentSkipListMap<>(GuidOrder.INSTANCE);
    private final ConcurrentSkipListMap<Long, Row> byVersion = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, UUID> tombstones = new ConcurrentSkipListMap<>();
    private final Map<List<String>, Map<List<Object>, UUID>> keys = new HashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile Optional<ColumnChanges> columnChanges = Optional.empty();

    Table(TableDefinition definition) {
        schema = new TableSchema(definition);
        definition.alternateKeys().forEach(key -> keys.put(key, new ConcurrentHashMap<>()));
    }

    public TableSchema schema() {
        return schema;
    }

    public Touched touched(UUID id) {
        return new Touched(schema.logicalName(), List.of(id));
    }

    public Touched touched(List<Row> touchedRows) {
        return new Touched(
                schema.logicalName(), touchedRows.stream().map(Row::id).toList());
    }

    public int size() {
        return size.get();
    }

    public Optional<Row> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** All rows in the order of their ids. */
    public ConcurrentNavigableMap<UUID, Row> rows() {
        return rows;
    }

    public SortedMap<Long, Row> changed(long above, long upTo) {
        return byVersion.subMap(above, false, upTo, true);
    }

    public SortedMap<Long, UUID> deleted(long above, long upTo) {
        return tombstones.subMap(above, false, upTo, true);
    }

    /** From now on the table knows in which version each column of a row changed. */
    public void watchColumns() {
        if (columnChanges.isEmpty()) {
            columnChanges = Optional.of(new ColumnChanges());
        }
    }

    /** Whether one of the columns changed after the version; what changed while columns were not watched counts as changed. */
    public boolean hasChangedSince(long version, Row row, List<Column> columns) {
        return columnChanges
                .map(changes -> changes.anyAfter(version, row, columns))
                .orElse(true);
    }

    public Optional<UUID> findByKey(List<String> key, List<Object> values) {
        Map<List<Object>, UUID> index = keys.get(key);
        return index == null ? Optional.empty() : Optional.ofNullable(index.get(values));
    }

    /** The row's values of each alternate key that has no null in it; keys with a null are not enforced. */
    Map<List<String>, List<Object>> keyValues(Row row) {
        Map<List<String>, List<Object>> result = new HashMap<>();
        for (List<String> key : keys.keySet()) {
            List<Object> values = new ArrayList<>();
            key.forEach(name ->
                    schema.byName(name).map(row::value).map(Values::comparable).ifPresent(values::add));
            if (values.size() == key.size()) {
                result.put(key, values);
            }
        }
        return result;
    }

    void store(Row row) {
        Row before = rows.put(row.id(), row);
        forget(before);
        columnChanges.ifPresent(changes -> changes.record(before, row));
        if (before == null) {
            size.incrementAndGet();
        }
        if (schema.definition().tracked()) {
            byVersion.put(row.version(), row);
        }
        keyValues(row).forEach((key, values) -> index(key).put(values, row.id()));
    }

    void erase(UUID id, long version) {
        Row before = rows.remove(id);
        forget(before);
        if (before != null) {
            size.decrementAndGet();
        }
        if (schema.definition().tracked()) {
            tombstones.put(version, id);
        }
    }

    private void forget(@Nullable Row before) {
        if (before != null) {
            byVersion.remove(before.version());
            keyValues(before).forEach((key, values) -> index(key).remove(values));
        }
    }

    private Map<List<Object>, UUID> index(List<String> key) {
        return keys.getOrDefault(key, Map.of());
    }
}
