package io.roundtrip.dataverse;

import java.util.List;
import java.util.Optional;

/**
 * One page of changes.
 *
 * @param next the page after this one; empty on the last
 * @param delta where the next poll goes on; on the last page only. If both are empty the caller keeps the link it had.
 */
public record ChangePage(List<RowChange> changes, Optional<DeltaLink> next, Optional<DeltaLink> delta) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
