package io.roundtrip.admin;

import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors of a test. */
final class InMemoryDeltaLinks implements DeltaLinks {

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    @Override
    public Feed find(String mapping) {
        return feeds.getOrDefault(mapping, Feed.unread(mapping));
    }

    @Override
    public List<Feed> all() {
        return List.copyOf(feeds.values());
    }

    @Override
    public Feed save(Feed feed) {
        feeds.put(feed.mapping(), feed);
        return feed;
    }
}
