package io.roundtrip.sender;

import io.roundtrip.dataverse.ChangePage;
import io.roundtrip.dataverse.ChangeQuery;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Notification;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.feeds.Feed.Cursor;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what changed in a mapping's table since its delta link and sees that every change is recorded and relayed. */
final class ChangeFeedPoller {

    private static final Logger log = LoggerFactory.getLogger(ChangeFeedPoller.class);

    private final DataverseClient dataverse;
    private final Noticing noticing;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final DeltaLinks deltaLinks;
    private final Clock clock;

    ChangeFeedPoller(DataverseClient dataverse, Stores stores, Noticing noticing, OutboxRelay relay, Clock clock) {
        this.dataverse = dataverse;
        this.outbox = stores.outbox();
        this.deltaLinks = stores.deltaLinks();
        this.noticing = noticing;
        this.relay = relay;
        this.clock = clock;
    }

    /** What a poll writes to before anything is sent. */
    record Stores(Outbox outbox, DeltaLinks deltaLinks) {}

    /** The feed after a poll, and the notifications recorded in it. */
    record Polled(Feed feed, int recorded) {}

    /** One poll of a feed that has a delta link. */
    Polled pollOnce(TableMapping mapping, Feed feed) {
        try {
            return readAll(mapping, feed, feed.cursor().orElseThrow());
        } catch (DataverseException refused) {
            if (!refused.expiredDeltaLink()) {
                throw refused;
            }
            log.warn("Delta link of mapping {} has expired; its table is enumerated again", mapping.name());
            return new Polled(deltaLinks.save(feed.expired()), 0);
        }
    }

    private Polled readAll(TableMapping mapping, Feed feed, Cursor cursor) {
        Feed current = feed;
        int recorded = 0;
        ChangePage page = dataverse.changesSince(ChangeQuery.link(mapping.table(), cursor.link()));
        while (true) {
            List<OutboxRecord> records = recorded(noticing.notice(mapping, current, page));
            current = moved(current, page);
            relay.relay(records);
            recorded += records.size();
            if (page.next().isEmpty() || relay.isDown(mapping.target())) {
                return new Polled(current, recorded); // the change feed keeps the pages that are left
            }
            page = dataverse.changesSince(
                    ChangeQuery.link(mapping.table(), page.next().get()));
        }
    }

    private List<OutboxRecord> recorded(List<Notification> noticed) {
        List<OutboxRecord> records = noticed.stream().map(OutboxRecord::pending).toList();
        if (!records.isEmpty()) {
            outbox.add(records);
        }
        return records;
    }

    /** Only a last page carries a delta link; until it is here, a crash repeats the pages and never skips one. */
    private Feed moved(Feed feed, ChangePage page) {
        if (page.delta().isEmpty()) {
            return feed;
        }
        Instant now = clock.instant();
        Instant savedAt = feed.cursor().map(Cursor::at).orElse(Instant.EPOCH);
        if (page.changes().isEmpty() && savedAt.plus(Feed.KEEP_UNSAVED).isAfter(now)) {
            return feed.moved(new Cursor(page.delta().get(), savedAt), 0);
        }
        return deltaLinks.save(feed.moved(new Cursor(page.delta().get(), now), Noticing.highestVersion(page)));
    }
}
