package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.PagingCookie;
import io.roundtrip.simulators.dataverse.reading.QueryPages;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Change tracking (documentation page "Use change tracking to synchronize data with external systems"). */
public final class ChangeFeed {
    private static final List<String> REFUSED = List.of("$filter", "$orderby", "$expand", "$top");
    private static final List<String> TOKENS = List.of("$deltatoken", "$skiptoken");
    private static final int COUNT_LIMIT = 5000;

    private final Store store;
    private final RowWriter writer;
    private final Links links;
    private final Switches switches;
    private final Clock clock;

    public ChangeFeed(Store store, RowWriter writer, Links links, Switches switches, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.links = links;
        this.switches = switches;
        this.clock = clock;
    }

    public static boolean isTracked(Call call) {
        QueryString query = call.query();
        boolean continued = query.get("$skiptoken")
                .filter(token -> PagingCookie.parse(token).tracking())
                .isPresent();
        return continued
                || query.has("$deltatoken")
                || call.preferences().trackChanges() && query.get("$skiptoken").isEmpty();
    }

    public Answer answer(Call call, View view) {
        Table table = view.table();
        QueryString query = call.query();
        view.refusePartial();
        refuseUntracked(table);
        refuseOptions(query);
        Optional<PagingCookie> cookie = query.get("$skiptoken").map(PagingCookie::parse);
        FeedPosition start =
                cookie.map(given -> FeedPosition.parse(given.position())).orElseGet(() -> start(query, table));
        FeedPage page = FeedPage.read(
                table,
                cookie.isPresent() ? repeated(table, start) : start,
                call.preferences().pageSize(QueryPages.PAGE_LIMIT));
        return answer(
                new Reading(
                        call, view, start, cookie.map(PagingCookie::pageNumber).orElse(1)),
                page);
    }

    /** What is being read, and by which page. */
    private record Reading(Call call, View view, FeedPosition start, int pageNumber) {
        Table table() {
            return view.table();
        }
    }

    private void refuseUntracked(Table table) {
        if (!table.schema().definition().tracked()) {
            throw new Refusal(
                    400,
                    "0x80072491",
                    "Entity %s isn't enabled for change tracking."
                            .formatted(table.schema().logicalName()));
        }
    }

    private static void refuseOptions(QueryString query) {
        for (String option : REFUSED) {
            if (query.has(option)) {
                throw new Refusal(
                        400,
                        "0x80060888",
                        "The \"%s\" query parameter isn't supported when Change Tracking is enabled."
                                .formatted(option.substring(1)));
            }
        }
        query.allowOnly(Set.of("$select", "$deltatoken", "$skiptoken"));
    }

    private FeedPosition start(QueryString query, Table table) {
        long upTo = store.committedVersion();
        return query.get("$deltatoken")
                .map(token -> FeedPosition.start(version(token, table), upTo, false))
                .orElseGet(() -> FeedPosition.start(0, upTo, true));
    }

    private long version(String text, Table table) {
        DeltaToken token = DeltaToken.parse(text);
        Instant expiry = token.issuedAt().plus(retention());
        String name = table.schema().logicalName();
        if (clock.instant().isAfter(expiry) || token.version() <= switches.tokensExpiredUpTo(name)) {
            throw Refusal.expiredVersionStamp();
        }
        return token.version();
    }

    private Duration retention() {
        Table organizations = store.table("organization");
        Column days =
                organizations.schema().byName("expirechangetrackingindays").orElseThrow();
        return organizations.rows().values().stream()
                .findFirst()
                .map(row -> row.value(days))
                .map(value -> Duration.ofDays((Integer) value))
                .orElse(Duration.ofDays(7));
    }

    /** With the switch on, a page starts with the row that the page before it ended with. */
    private FeedPosition repeated(Table table, FeedPosition start) {
        boolean repeats = switches.isOn(Switches.Switch.DUPLICATE_ROWS_ACROSS_PAGES)
                && !table.changed(start.changedAfter() - 1, start.changedAfter())
                        .isEmpty();
        return repeats
                ? new FeedPosition(start.changedAfter() - 1, start.deletedAfter(), start.upTo(), start.enumeration())
                : start;
    }

    private Answer answer(Reading reading, FeedPage page) {
        Selection selection =
                Selection.of(reading.table().schema(), reading.call().query().get("$select"), Annotations.NONE);
        return Answer.json(200, Json.write(json -> write(json, reading, page, selection)))
                .with("Preference-Applied", "odata.track-changes")
                .with(reading.table().touched(page.rows()));
    }

    private void write(JsonGenerator json, Reading reading, FeedPage page, Selection selection) {
        TableSchema schema = reading.table().schema();
        String suffix = reading.start().enumeration() ? "" : "/$delta";
        json.writeStartObject();
        json.writeStringProperty("@odata.context", links.context(selection.fragment(schema) + suffix));
        if (page.next().isEmpty()) {
            json.writeStringProperty("@odata.deltaLink", deltaLink(reading));
        }
        json.writeArrayPropertyStart("value");
        reading.view().see(page.rows()).forEach(row -> writer.write(json, row, selection));
        page.deleted().forEach(id -> tombstone(json, schema, id));
        json.writeEndArray();
        page.next().ifPresent(next -> json.writeStringProperty("@odata.nextLink", nextLink(reading, next)));
        json.writeEndObject();
    }

    private void tombstone(JsonGenerator json, TableSchema schema, UUID id) {
        json.writeStartObject();
        json.writeStringProperty("@odata.context", links.context(schema.entitySet() + "/$deletedEntity"));
        json.writeStringProperty("id", id.toString());
        json.writeStringProperty("reason", "deleted");
        json.writeEndObject();
    }

    private String deltaLink(Reading reading) {
        DeltaToken token = new DeltaToken(reading.start().upTo(), clock.instant());
        return base(reading) + "$deltatoken=" + token.encoded();
    }

    private String nextLink(Reading reading, FeedPosition next) {
        return base(reading) + "$skiptoken=" + new PagingCookie(reading.pageNumber() + 1, next.text(), true).encoded();
    }

    private String base(Reading reading) {
        String options = reading.call().optionsWithout(TOKENS);
        return links.root() + reading.table().schema().entitySet() + "?" + options;
    }

    /** Rows and deletes since a token, counted up to 5,000 as other counts are. */
    public long count(QueryString query, View view) {
        Table table = view.table();
        view.refusePartial();
        refuseUntracked(table);
        FeedPosition start = start(query, table);
        return capped(table.changed(start.changedAfter(), start.upTo()))
                + capped(table.deleted(start.deletedAfter(), start.upTo()));
    }

    private static long capped(SortedMap<Long, ?> changes) {
        return changes.keySet().stream().limit(COUNT_LIMIT).count();
    }
}
