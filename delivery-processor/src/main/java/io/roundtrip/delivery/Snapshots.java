package io.roundtrip.delivery;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.links.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the latest state of source rows: one query for many, and a read of its own for each that the query misses. */
final class Snapshots {

    private static final List<String> CONTEXT = List.of("versionnumber", "modifiedby", "createdon", "rt_sync");

    private final DataverseClient dataverse;
    private final Links links;

    Snapshots(DataverseClient dataverse, Links links) {
        this.dataverse = dataverse;
        this.links = links;
    }

    Map<UUID, Snapshot> read(TableMapping mapping, Collection<UUID> rowIds) {
        List<String> columns = columns(mapping);
        Map<UUID, Row> found = new LinkedHashMap<>();
        dataverse.findAll(mapping.table(), rowIds, columns).forEach(row -> found.put(row.id(), row));
        rowIds.stream()
                .filter(id -> !found.containsKey(id))
                .forEach(id -> dataverse.find(mapping.table(), id, columns).ifPresent(row -> found.put(id, row)));
        return withLinks(mapping, rowIds, found);
    }

    private Map<UUID, Snapshot> withLinks(TableMapping mapping, Collection<UUID> rowIds, Map<UUID, Row> found) {
        Map<UUID, Link> linked = links.findAll(mapping.name(), unlinked(mapping, found.values()));
        Map<UUID, Snapshot> snapshots = new LinkedHashMap<>();
        for (UUID id : rowIds) {
            Optional<Row> row = Optional.ofNullable(found.get(id));
            Optional<String> linkedId = Optional.ofNullable(linked.get(id)).map(Link::targetId);
            snapshots.put(
                    id,
                    row.<Snapshot>map(alive -> new Snapshot.Alive(alive, linkedId))
                            .orElseGet(() -> new Snapshot.Gone(id)));
        }
        return snapshots;
    }

    private static List<UUID> unlinked(TableMapping mapping, Collection<Row> rows) {
        return rows.stream()
                .filter(row -> row.text(mapping.targetIdColumn()).isEmpty())
                .map(Row::id)
                .toList();
    }

    private List<String> columns(TableMapping mapping) {
        List<String> columns = new ArrayList<>(mapping.readColumns());
        columns.addAll(CONTEXT);
        columns.add(mapping.targetIdColumn());
        dataverse.table(mapping.table()).nameColumn().ifPresent(columns::add);
        return columns.stream().distinct().toList();
    }
}
