package io.roundtrip.delivery;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Row;
import io.roundtrip.delivery.Outcome.ParentRef;
import io.roundtrip.mapping.ColumnMapping;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.links.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Target ids of parent rows, read together: from the row, else from its link. */
final class Parents {

    private final DataverseClient dataverse;
    private final Links links;

    Parents(DataverseClient dataverse, Links links) {
        this.dataverse = dataverse;
        this.links = links;
    }

    /** The ids known now of all parents that these rows look up by the mapping. */
    Map<ParentRef, String> of(Collection<Snapshot> children, TableMapping mapping, Mappings mappings) {
        Map<String, Set<UUID>> wanted = new HashMap<>();
        for (Snapshot child : children) {
            if (child instanceof Snapshot.Alive alive) {
                lookedUp(alive.row(), mapping)
                        .forEach(parent -> wanted.computeIfAbsent(parent.mapping(), name -> new HashSet<>())
                                .add(parent.rowId()));
            }
        }
        Map<ParentRef, String> known = new HashMap<>();
        wanted.forEach((name, ids) -> mappings.byName(name)
                .ifPresent(parent ->
                        read(parent, ids).forEach((id, target) -> known.put(new ParentRef(name, id), target))));
        return known;
    }

    /** Whether the parent that a row waits for has its target id by now. */
    boolean has(Outcome.Parked parked, Mappings mappings) {
        UUID parent = parked.parent().id();
        return mappings.byName(parked.parentMapping())
                .filter(mapping -> read(mapping, Set.of(parent)).containsKey(parent))
                .isPresent();
    }

    private static List<ParentRef> lookedUp(Row child, TableMapping mapping) {
        List<ParentRef> parents = new ArrayList<>();
        for (ColumnMapping.ParentLookup lookup : mapping.lookups()) {
            child.lookup(lookup.column())
                    .ifPresent(found -> found.table()
                            .map(table -> lookup.mappingByTable().get(table))
                            .ifPresent(parent -> parents.add(new ParentRef(parent, found.id()))));
        }
        return parents;
    }

    private Map<UUID, String> read(TableMapping parent, Collection<UUID> rowIds) {
        Map<UUID, String> known = new HashMap<>();
        dataverse
                .findAll(parent.table(), rowIds, List.of(parent.targetIdColumn()))
                .forEach(row -> row.text(parent.targetIdColumn()).ifPresent(id -> known.put(row.id(), id)));
        Set<UUID> others = new HashSet<>(rowIds);
        others.removeAll(known.keySet());
        links.findAll(parent.name(), others).forEach((row, link) -> known.put(row, link.targetId()));
        return known;
    }
}
