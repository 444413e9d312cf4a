package io.roundtrip.schema.feeds;

import io.roundtrip.dataverse.CreateOutcome;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DeltaLink;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.feeds.Feed.Cursor;
import io.roundtrip.schema.tables.ChoiceValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cursors in the table {@code rt_changefeed}. */
public final class DataverseDeltaLinks implements DeltaLinks {

    private static final String TABLE = "rt_changefeed";
    private static final List<String> COLUMNS = List.of(
            "rt_mapping",
            "rt_organizationid",
            "rt_state",
            "rt_deltalink",
            "rt_deltalinkat",
            "rt_epoch",
            "rt_highversion",
            "rt_checkpoint",
            "rt_runid",
            "rt_progress");

    private final DataverseClient dataverse;

    public DataverseDeltaLinks(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public Feed find(String mapping) {
        return dataverse
                .find(TABLE, id(mapping), COLUMNS)
                .map(DataverseDeltaLinks::read)
                .orElseGet(() -> Feed.unread(mapping));
    }

    @Override
    public List<Feed> all() {
        return dataverse.query(Query.of(TABLE).select(COLUMNS)).stream()
                .map(DataverseDeltaLinks::read)
                .toList();
    }

    @Override
    public Feed save(Feed feed) {
        if (!stored(feed)) {
            throw new CursorMoved(feed.mapping());
        }
        return find(feed.mapping());
    }

    private boolean stored(Feed feed) {
        UUID id = id(feed.mapping());
        return feed.etag()
                .map(etag -> dataverse.update(TABLE, id, etag, write(feed)) == WriteOutcome.UPDATED)
                .orElseGet(() -> dataverse.insertIfAbsent(TABLE, id, write(feed)) == CreateOutcome.CREATED);
    }

    private static UUID id(String mapping) {
        return DeterministicId.of("changefeed", mapping);
    }

    private static Map<String, @Nullable Object> write(Feed feed) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", feed.mapping());
        values.put("rt_mapping", feed.mapping());
        values.put("rt_state", ChoiceValues.stored(feed.state()));
        values.put(
                "rt_organizationid", feed.organizationId().map(UUID::toString).orElse(null));
        values.put(
                "rt_deltalink",
                feed.cursor().map(cursor -> cursor.link().value()).orElse(null));
        values.put("rt_deltalinkat", feed.cursor().map(Cursor::at).orElse(null));
        values.put("rt_epoch", feed.epoch());
        values.put("rt_highversion", feed.highVersion());
        values.put(
                "rt_checkpoint",
                feed.load().flatMap(Load::checkpoint).map(UUID::toString).orElse(null));
        values.put("rt_runid", feed.load().map(load -> load.runId().toString()).orElse(null));
        values.put("rt_progress", feed.load().map(Load::done).orElse(null));
        return values;
    }

    private static Feed read(Row row) {
        return new Feed(
                row.text("rt_mapping").orElseThrow(),
                ChoiceValues.option(FeedState.class, row.integer("rt_state").orElseThrow()),
                row.longValue("rt_epoch").orElse(0L),
                row.text("rt_deltalink")
                        .map(link -> new Cursor(
                                new DeltaLink(link),
                                row.instant("rt_deltalinkat").orElse(Instant.EPOCH))),
                row.longValue("rt_highversion").orElse(0L),
                row.uuid("rt_runid")
                        .map(run -> new Load(
                                run,
                                row.uuid("rt_checkpoint"),
                                row.longValue("rt_progress").orElse(0L))),
                row.uuid("rt_organizationid"),
                row.etag());
    }
}
