package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Answer.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The committed rows of a table. Readers take no lock; only a committing transaction writes. A tracked table also keeps its
 * rows and tombstones by version, so that a delta costs what changed and not what exists. A row is found by its id without a
 * walk through the sorted rows, so that this costs the same in any table.
 */
public final class Table {
    private volatile TableSchema schema;
    private final ConcurrentHashMap<UUID, Row> byId = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<UUID, Row> rows = new ConcurrentSkipListMap<>(GuidOrder.INSTANCE);
    private final ConcurrentSkipListMap<Long, Row> byVersion = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, UUID> tombstones = new ConcurrentSkipListMap<>();
    private final Map<List<String>, Map<List<Object>, UUID>> keys = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean optimisticConcurrency = true;
    private volatile boolean keepsUnchangedRows;
    private final AtomicLong changes = new AtomicLong();
    private volatile Optional<ColumnChanges> columnChanges = Optional.empty();

    Table(TableDefinition definition) {
        schema = new TableSchema(definition);
        definition.alternateKeys().forEach(key -> keys.put(key, new ConcurrentHashMap<>()));
    }

    public TableSchema schema() {
        return schema;
    }

    /** Whether the table takes a version in {@code If-Match}; custom tables do unless it was turned off. */
    public boolean hasOptimisticConcurrency() {
        return optimisticConcurrency;
    }

    /** Whether an update that changes no value leaves the row as it is. */
    public boolean keepsUnchangedRows() {
        return keepsUnchangedRows;
    }

    public void keepUnchangedRows(boolean kept) {
        keepsUnchangedRows = kept;
    }

    public void turnOffOptimisticConcurrency() {
        optimisticConcurrency = false;
    }

    /** Under the store's lock. Indexes are ready before anybody can see the definition that needs them. */
    void redefine(TableDefinition changed) {
        TableSchema next = schema.redefined(changed);
        keys.keySet().retainAll(changed.alternateKeys());
        changed.alternateKeys().forEach(key -> keys.computeIfAbsent(key, columns -> indexed(next, columns)));
        if (changed.tracked() && !schema.definition().tracked()) {
            rows.values().forEach(row -> byVersion.put(row.version(), row));
        }
        schema = next;
    }

    private Map<List<Object>, UUID> indexed(TableSchema next, List<String> key) {
        Map<List<Object>, UUID> index = new ConcurrentHashMap<>();
        rows.values().forEach(row -> keyValue(next, key, row).ifPresent(values -> index.put(values, row.id())));
        return index;
    }

    /** Whether two rows have the same values in these columns, so that they cannot become a key. */
    boolean hasDuplicates(List<String> key) {
        Set<List<Object>> seen = new HashSet<>();
        return rows.values().stream()
                .map(row -> keyValue(schema, key, row))
                .flatMap(Optional::stream)
                .anyMatch(values -> !seen.add(values));
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

    /** Rises with every change of a row, after that can be read. */
    public long changes() {
        return changes.get();
    }

    public Optional<Row> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
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
        keys.keySet().forEach(key -> keyValue(schema, key, row).ifPresent(values -> result.put(key, values)));
        return result;
    }

    private static Optional<List<Object>> keyValue(TableSchema schema, List<String> key, Row row) {
        List<Object> values = new ArrayList<>();
        key.forEach(name ->
                schema.byName(name).map(row::value).map(Values::comparable).ifPresent(values::add));
        return values.size() == key.size() ? Optional.of(values) : Optional.empty();
    }

    void store(Row row) {
        Row before = byId.put(row.id(), row);
        rows.put(row.id(), row);
        forget(before);
        columnChanges.ifPresent(changes -> changes.record(before, row, schema.width()));
        if (before == null) {
            size.incrementAndGet();
        }
        if (schema.definition().tracked()) {
            byVersion.put(row.version(), row);
        }
        keyValues(row).forEach((key, values) -> index(key).put(values, row.id()));
        changes.incrementAndGet();
    }

    void erase(UUID id, long version) {
        Row before = byId.remove(id);
        rows.remove(id);
        forget(before);
        if (before != null) {
            size.decrementAndGet();
        }
        if (schema.definition().tracked()) {
            tombstones.put(version, id);
        }
        changes.incrementAndGet();
    }

    private void forget(@Nullable Row before) {
        if (before != null) {
            byVersion.remove(before.version());
            keyValues(before).forEach((key, values) -> index(key).remove(values, before.id()));
        }
    }

    private Map<List<Object>, UUID> index(List<String> key) {
        return keys.getOrDefault(key, Map.of());
    }
}
