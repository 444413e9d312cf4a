package io.roundtrip.schema.feeds;

import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.dataverse.ETag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mapping's place in the change feed of its table.
 *
 * @param epoch rises with every enumeration of the table
 * @param highVersion highest row version seen so far
 * @param etag of the stored row; empty where nothing is stored yet
 */
public record Feed(
        String mapping,
        FeedState state,
        long epoch,
        Optional<Cursor> cursor,
        long highVersion,
        Optional<Load> load,
        Optional<UUID> organizationId,
        Optional<ETag> etag) {

    /** A cursor that only became younger is kept unsaved for this long: an idle mapping then costs reads alone. */
    public static final Duration KEEP_UNSAVED = Duration.ofHours(1);

    /** The delta link to ask next, and when Dataverse gave it (links expire, by default after 7 days). */
    public record Cursor(DeltaLink link, Instant at) {}

    public static Feed unread(String mapping) {
        return new Feed(
                mapping,
                FeedState.INITIAL,
                0,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** After the whole table was enumerated: a new epoch, whose load is still to come where one is wanted. */
    public Feed enumerated(Cursor first, long highest, Optional<Load> wanted) {
        FeedState next = wanted.isPresent() ? FeedState.LOADING : FeedState.STEADY;
        return new Feed(mapping, next, epoch + 1, Optional.of(first), highest, wanted, organizationId, etag);
    }

    public Feed moved(Cursor next, long highest) {
        return new Feed(
                mapping, state, epoch, Optional.of(next), Math.max(highVersion, highest), load, organizationId, etag);
    }

    public Feed loaded(Load progress) {
        return new Feed(mapping, state, epoch, cursor, highVersion, Optional.of(progress), organizationId, etag);
    }

    public Feed loadFinished() {
        return new Feed(mapping, FeedState.STEADY, epoch, cursor, highVersion, Optional.empty(), organizationId, etag);
    }

    public Feed expired() {
        return new Feed(mapping, FeedState.EXPIRED, epoch, cursor, highVersion, load, organizationId, etag);
    }

    public Feed in(UUID organization) {
        return new Feed(mapping, state, epoch, cursor, highVersion, load, Optional.of(organization), etag);
    }
}
