package io.roundtrip.schema.mappings;

import io.roundtrip.dataverse.Batch;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.PartOutcome;
import io.roundtrip.dataverse.PartResult;
import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the stored rows to what they shall be, in an order in which a reader never meets half a mapping. */
final class MappingWrite {

    private final DataverseClient dataverse;
    private final StoredMappings stored;

    MappingWrite(DataverseClient dataverse, StoredMappings stored) {
        this.dataverse = dataverse;
        this.stored = stored;
    }

    void replaceBy(Mappings next) {
        List<MappingRow> parts = parts(next);
        List<MappingRow> mappings =
                next.mappings().stream().map(TableMappingRows::write).toList();
        Set<UUID> kept = Stream.concat(parts.stream(), mappings.stream())
                .map(MappingRow::id)
                .collect(Collectors.toSet());
        put(parts); // a new set of fields counts for nobody yet
        put(mappings); // from here on they do
        remove(kept, next);
    }

    private static List<MappingRow> parts(Mappings next) {
        Stream<MappingRow> targets = next.targets().stream().map(TargetRows::write);
        Stream<MappingRow> valueMaps = next.valueMaps().stream().flatMap(map -> ValueMapRows.write(map).stream());
        Stream<MappingRow> columns = next.mappings().stream().flatMap(MappingWrite::columns);
        return Stream.concat(Stream.concat(targets, valueMaps), columns).toList();
    }

    private static Stream<MappingRow> columns(TableMapping mapping) {
        return ColumnMappingRows.write(mapping).stream();
    }

    private void put(List<MappingRow> rows) {
        send(rows.stream().flatMap(this::put).toList());
    }

    private Stream<Batch.Part> put(MappingRow row) {
        return stored.find(row.table(), row.id())
                .map(found -> row.isIn(found)
                        ? Stream.<Batch.Part>empty()
                        : Stream.of(Batch.update(row.table(), row.id(), match(found), row.values())))
                .orElseGet(() -> Stream.of(Batch.insertIfAbsent(row.table(), row.id(), row.values())));
    }

    /** A mapping's own row goes before its fields, so that no reader misses them. */
    private void remove(Set<UUID> kept, Mappings next) {
        send(gone(MappingTables.TABLE_MAPPING, kept).map(MappingWrite::deletion).toList());
        Stream<Row> fields = gone(MappingTables.COLUMN_MAPPING, kept).filter(field -> isOver(field, next));
        Stream<Row> others = Stream.of(MappingTables.TARGET, MappingTables.VALUE_MAP, MappingTables.VALUE_MAP_ENTRY)
                .flatMap(table -> gone(table, kept));
        send(Stream.concat(fields, others).map(MappingWrite::deletion).toList());
    }

    private Stream<Row> gone(TableDefinition table, Set<UUID> kept) {
        return stored.of(table).stream().filter(row -> !kept.contains(row.id()));
    }

    /** Whoever wrote fields for a later revision may be about to publish them; whoever did for this one has lost. */
    private static boolean isOver(Row field, Mappings next) {
        int revision = field.integer("rt_revision").orElse(0);
        return field.text("rt_mapping")
                .flatMap(next::byName)
                .map(mapping -> revision <= mapping.revision())
                .orElse(true);
    }

    private static Batch.Part deletion(Row row) {
        return Batch.delete(row.table(), row.id(), match(row));
    }

    private void send(List<Batch.Part> parts) {
        if (!parts.isEmpty()) {
            dataverse.batch(new Batch(parts)).forEach(MappingWrite::check);
        }
    }

    private static void check(PartResult result) {
        result.failure().ifPresent(failure -> {
            throw failure;
        });
        if (result.outcome() == PartOutcome.ALREADY_THERE || result.outcome() == PartOutcome.CHANGED_MEANWHILE) {
            throw new MappingStoreException(
                    "Somebody else changed the mappings meanwhile; look at them, then save again");
        }
    }

    private static Match match(Row row) {
        return row.etag().<Match>map(etag -> etag).orElse(Match.any());
    }
}
