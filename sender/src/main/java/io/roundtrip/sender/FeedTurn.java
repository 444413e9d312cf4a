package io.roundtrip.sender;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.DeltaLinks.CursorMoved;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.feeds.FeedState;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn of a mapping: whatever its feed needs next. Keeps the feed as last stored; losing it costs one read. */
final class FeedTurn {

    private static final Logger log = LoggerFactory.getLogger(FeedTurn.class);

    private final DeltaLinks deltaLinks;
    private final LoadRunner loads;
    private final ChangeFeedPoller poller;
    private final RightEnvironment environment;
    private final int loadPage;
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    FeedTurn(
            DeltaLinks deltaLinks,
            LoadRunner loads,
            ChangeFeedPoller poller,
            RightEnvironment environment,
            int loadPage) {
        this.deltaLinks = deltaLinks;
        this.loads = loads;
        this.poller = poller;
        this.environment = environment;
        this.loadPage = loadPage;
    }

    /** @return whether there was anything to do, so that the next turn should come soon */
    boolean take(TableMapping mapping, Mappings mappings) {
        if (mapping.state() == MappingState.PAUSED) {
            return false;
        }
        try {
            return next(mapping, mappings, feeds.computeIfAbsent(mapping.name(), deltaLinks::find));
        } catch (CursorMoved other) {
            log.debug("{}", other.getMessage());
            feeds.remove(mapping.name());
            return true;
        }
    }

    private boolean next(TableMapping mapping, Mappings mappings, Feed feed) {
        environment.require(mappings);
        UUID organization = environment.require(feed);
        if (feed.state() == FeedState.INITIAL || feed.state() == FeedState.EXPIRED) {
            return keep(loads.enumerate(mapping, feed.in(organization)));
        }
        ChangeFeedPoller.Polled polled = poller.pollOnce(mapping, feed);
        keep(polled.feed());
        if (polled.feed().state() == FeedState.LOADING && loads.mayLoad(mapping, mappings)) {
            return keep(loads.loadPage(mapping, polled.feed(), loadPage));
        }
        return polled.recorded() > 0 || polled.feed().state() != FeedState.STEADY;
    }

    private boolean keep(Feed feed) {
        feeds.put(feed.mapping(), feed);
        return true;
    }
}
