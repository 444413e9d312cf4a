package io.roundtrip.schema.memory;

import io.roundtrip.dataverse.ETag;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cursors of a test. */
public final class InMemoryDeltaLinks implements DeltaLinks {

    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private long versions;

    @Override
    public synchronized Feed find(String mapping) {
        return feeds.getOrDefault(mapping, Feed.unread(mapping));
    }

    @Override
    public synchronized List<Feed> all() {
        return List.copyOf(feeds.values());
    }

    @Override
    public synchronized Feed save(Feed feed) {
        if (!find(feed.mapping()).etag().equals(feed.etag())) {
            throw new CursorMoved(feed.mapping());
        }
        Feed stored = new Feed(
                feed.mapping(),
                feed.state(),
                feed.epoch(),
                feed.cursor(),
                feed.highVersion(),
                feed.load(),
                feed.organizationId(),
                Optional.of(new ETag("W/\"" + ++versions + "\"")));
        feeds.put(feed.mapping(), stored);
        return stored;
    }
}
