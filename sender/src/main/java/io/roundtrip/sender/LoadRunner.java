package io.roundtrip.sender;

import io.roundtrip.dataverse.ChangePage;
import io.roundtrip.dataverse.ChangeQuery;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Filter;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.mapping.InitialLoad;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.feeds.Feed.Cursor;
import io.roundtrip.schema.feeds.FeedState;
import io.roundtrip.schema.feeds.Load;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a mapping into the steady state: enumerates its table for the first delta link, then loads it by ascending
 * primary key while the live feed runs.
 */
final class LoadRunner {

    private static final Logger log = LoggerFactory.getLogger(LoadRunner.class);

    private final DataverseClient dataverse;
    private final DeltaLinks deltaLinks;
    private final LoadRelay relay;
    private final Supplier<UUID> runIds;
    private final ParentsFirst parentsFirst;
    private final Clock clock;

    LoadRunner(DataverseClient dataverse, DeltaLinks deltaLinks, LoadRelay relay, Supplier<UUID> runIds, Clock clock) {
        this.dataverse = dataverse;
        this.deltaLinks = deltaLinks;
        this.relay = relay;
        this.runIds = runIds;
        this.parentsFirst = new ParentsFirst(dataverse, deltaLinks, clock);
        this.clock = clock;
    }

    /** Whether the load has its turn: a mapping whose lookups point to rows of another is loaded after it. */
    boolean mayLoad(TableMapping mapping, Mappings mappings) {
        return parentsFirst.mayLoad(mapping, mappings);
    }

    /** Reads keys and versions of the whole table for its delta link; nothing is sent. */
    Feed enumerate(TableMapping mapping, Feed feed) {
        long highest = 0;
        ChangePage page = dataverse.changesSince(ChangeQuery.initial(mapping.table(), Noticing.FEED_COLUMNS));
        highest = Math.max(highest, Noticing.highestVersion(page));
        while (page.next().isPresent()) {
            page = dataverse.changesSince(
                    ChangeQuery.link(mapping.table(), page.next().get()));
            highest = Math.max(highest, Noticing.highestVersion(page));
        }
        Cursor first = new Cursor(page.delta().orElseThrow(() -> notTracked(mapping)), clock.instant());
        Feed enumerated = deltaLinks.save(feed.enumerated(first, highest, wanted(mapping, feed)));
        log.info("Mapping {} has its delta link; epoch {}", mapping.name(), enumerated.epoch());
        return enumerated;
    }

    /** After an expired link every row is notified again: what changed meanwhile cannot be told. */
    private Optional<Load> wanted(TableMapping mapping, Feed feed) {
        boolean all = feed.state() == FeedState.EXPIRED || mapping.initialLoad() == InitialLoad.ALL;
        return all ? Optional.of(new Load(runIds.get(), Optional.empty(), 0)) : Optional.empty();
    }

    private static IllegalStateException notTracked(TableMapping mapping) {
        return new IllegalStateException("Table " + mapping.table() + " of mapping " + mapping.name()
                + " gives no delta link; enable change tracking on it");
    }

    /** One page of the load; its checkpoint moves when every notification is safe. */
    Feed loadPage(TableMapping mapping, Feed feed, int rows) {
        Load load = feed.load().orElseThrow();
        List<Row> page = dataverse.query(after(mapping, load.checkpoint()).top(rows));
        if (page.isEmpty()) {
            log.info("Load of mapping {} is done: {} rows", mapping.name(), load.done());
            return deltaLinks.save(feed.loadFinished());
        }
        relay.send(mapping, feed, page);
        Row last = page.get(page.size() - 1);
        return deltaLinks.save(feed.loaded(load.reached(last.id(), page.size())));
    }

    private Query after(TableMapping mapping, Optional<UUID> checkpoint) {
        String key = dataverse.table(mapping.table()).idColumn();
        Query query = Query.of(mapping.table()).select("versionnumber").orderBy(key);
        return checkpoint.map(last -> query.where(Filter.gt(key, last))).orElse(query);
    }
}
