package io.roundtrip.sender;

import io.roundtrip.schema.sync.RowBase;
import io.roundtrip.schema.sync.SyncText;
import java.util.Objects;

/**
 * What the change feed says about one changed row, for one mapping.
 *
 * @param revision the mapping's current revision
 * @param modifiedByUs whether the last modifier is one of our application users
 * @param version the row's {@code versionnumber}
 */
public record EchoFacts(String mapping, int revision, boolean modifiedByUs, long version, SyncText sync) {
    public EchoFacts {
        Objects.requireNonNull(mapping);
        Objects.requireNonNull(sync);
    }

    RowBase base() {
        return RowBase.of(version, modifiedByUs, sync);
    }
}
