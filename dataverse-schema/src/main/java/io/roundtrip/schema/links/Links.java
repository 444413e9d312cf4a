package io.roundtrip.schema.links;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Target ids kept beside the source rows, for rows that cannot be written or targets addressed by their own id. */
public interface Links {

    Optional<Link> find(String mapping, UUID rowId);

    /** The links that exist, by row id. */
    Map<UUID, Link> findAll(String mapping, Collection<UUID> rowIds);

    /** Writes or replaces the row's link. */
    void save(Link link);

    /** Removes the row's link; one that is gone is fine. */
    void remove(String mapping, UUID rowId);
}
