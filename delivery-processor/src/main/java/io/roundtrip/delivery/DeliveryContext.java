package io.roundtrip.delivery;

import io.roundtrip.delivery.Outcome.ParentRef;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.feeds.Feed;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What all rows of one delivery share.
 *
 * @param feed gives the epoch of the guard: the mapping's current one, never the message's
 * @param runIds load, replay or repair that asked for a row
 * @param parentIds target ids of parents, as far as they are known
 * @param outrun versions that the target holds of rows it did not let us delete
 */
record DeliveryContext(
        TableMapping mapping,
        Feed feed,
        Map<UUID, String> runIds,
        Map<ParentRef, String> parentIds,
        Map<UUID, GuardVersion> outrun) {

    GuardVersion version(long rowVersion) {
        return new GuardVersion(feed.epoch(), rowVersion);
    }

    /** A deleted row has no version left; what the target holds, or the feed has seen, is as new as it can be. */
    GuardVersion versionOfDelete(UUID rowId) {
        return Optional.ofNullable(outrun.get(rowId)).orElseGet(() -> version(feed.highVersion()));
    }

    Optional<String> parentId(String parentMapping, UUID rowId) {
        return Optional.ofNullable(parentIds.get(new ParentRef(parentMapping, rowId)));
    }

    Optional<String> runId(UUID rowId) {
        return Optional.ofNullable(runIds.get(rowId));
    }

    DeliveryContext with(Map<ParentRef, String> parents, Map<UUID, GuardVersion> outrunNow) {
        return new DeliveryContext(mapping, feed, runIds, parents, outrunNow);
    }
}
