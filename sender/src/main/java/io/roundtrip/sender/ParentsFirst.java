package io.roundtrip.sender;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.FeedState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a load back until the rows that its lookups point to have been loaded and their answers have come, so that few
 * rows wait for a parent. Only a pace: what is loaded too early is parked and released by its parent's acknowledgement.
 */
final class ParentsFirst {

    private static final int MOST_COUNTED = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataverseClient dataverse;
    private final DeltaLinks deltaLinks;
    private final Clock clock;
    private final Map<String, Missing> missing = new ConcurrentHashMap<>();

    /** How many rows of a mapping had no target id, and since when it has been so many. */
    private record Missing(int rows, Instant since) {}

    ParentsFirst(DataverseClient dataverse, DeltaLinks deltaLinks, Clock clock) {
        this.dataverse = dataverse;
        this.deltaLinks = deltaLinks;
        this.clock = clock;
    }

    boolean mayLoad(TableMapping mapping, Mappings mappings) {
        List<TableMapping> parents = mappings.mappings().stream()
                .filter(parent -> parent.loadOrder() < mapping.loadOrder())
                .filter(parent -> mappings.children(parent).contains(mapping))
                .filter(parent -> parent.state() == MappingState.RUNNING)
                .toList();
        return parents.stream().allMatch(parent -> isLoaded(parent) && isAnswered(parent));
    }

    private boolean isLoaded(TableMapping parent) {
        return deltaLinks.find(parent.name()).state() == FeedState.STEADY;
    }

    /** Rows that fail for good never get an id, so the wait ends when their number no longer falls. */
    private boolean isAnswered(TableMapping parent) {
        Instant now = clock.instant();
        int rows = dataverse
                .query(Query.of(parent.table())
                        .select(parent.targetIdColumn())
                        .where(Filter.isNull(parent.targetIdColumn()))
                        .top(MOST_COUNTED))
                .size();
        Missing current = missing.merge(
                parent.name(), new Missing(rows, now), (last, next) -> last.rows() == next.rows() ? last : next);
        return rows == 0 || !current.since().plus(PATIENCE).isAfter(now);
    }
}
