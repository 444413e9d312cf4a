package io.roundtrip.delivery;

import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The current feed of each mapping, read again every 30 s and whenever a target knows a newer one. */
final class Epochs {

    private static final Duration REREAD = Duration.ofSeconds(30);

    private final DeltaLinks deltaLinks;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Feed feed, Instant at) {}

    Epochs(DeltaLinks deltaLinks, Clock clock) {
        this.deltaLinks = deltaLinks;
        this.clock = clock;
    }

    Feed feed(String mapping) {
        Known last = known.get(mapping);
        return last != null && last.at().plus(REREAD).isAfter(clock.instant()) ? last.feed() : reloaded(mapping);
    }

    Feed reloaded(String mapping) {
        Feed feed = deltaLinks.find(mapping);
        known.put(mapping, new Known(feed, clock.instant()));
        return feed;
    }
}
