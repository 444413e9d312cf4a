package io.roundtrip.schema.memory;

import io.roundtrip.schema.links.Link;
import io.roundtrip.schema.links.Links;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The links of a test. */
public final class InMemoryLinks implements Links {

    private final Map<UUID, Link> links = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Link> find(String mapping, UUID rowId) {
        return Optional.ofNullable(links.get(Link.idOf(mapping, rowId)));
    }

    @Override
    public synchronized Map<UUID, Link> findAll(String mapping, Collection<UUID> rowIds) {
        Map<UUID, Link> found = new LinkedHashMap<>();
        rowIds.forEach(row -> find(mapping, row).ifPresent(link -> found.put(row, link)));
        return found;
    }

    @Override
    public synchronized void save(Link link) {
        links.put(link.id(), link);
    }

    @Override
    public synchronized void remove(String mapping, UUID rowId) {
        links.remove(Link.idOf(mapping, rowId));
    }
}
