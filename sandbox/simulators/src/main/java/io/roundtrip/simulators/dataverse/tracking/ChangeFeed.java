package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.PagingCookie;
import io.roundtrip.simulators.dataverse.reading.QueryPages;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tracking.FeedPage.Reported;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Change tracking (documentation page "Use change tracking to synchronize data with external systems"). */
public final class ChangeFeed {
    private static final List<String> REFUSED = List.of("$filter", "$orderby", "$expand", "$top");
    private static final Set<String> OPTIONS = Set.of("$select", "$deltatoken", "$skiptoken");
    private static final int COUNT_LIMIT = 5000;

    private final Store store;
    private final Switches switches;
    private final FeedLinks feedLinks;
    private final Retention retention;
    private final FeedAnswer answers;

    public ChangeFeed(Store store, RowWriter writer, Links links, Switches switches, Clock clock) {
        this.store = store;
        this.switches = switches;
        this.feedLinks = new FeedLinks(links, clock);
        this.retention = new Retention(store, switches, clock);
        this.answers = new FeedAnswer(writer, links, feedLinks, switches);
    }

    /** Whether a call is for this feed: it asks for tracking, or follows one of the feed's links. */
    public boolean serves(Call call, Table table) {
        QueryString query = call.query();
        Optional<String> skipToken = query.get("$skiptoken");
        if (query.has("$deltatoken") || skipToken.isPresent()) {
            return skipToken
                    .map(PagingCookie::parse)
                    .map(PagingCookie::tracking)
                    .orElse(true);
        }
        boolean ignored = !isTracked(table) && switches.isOn(Switch.UNTRACKED_TABLES_IGNORE_TRACKING);
        return call.preferences().trackChanges() && !ignored;
    }

    public Answer answer(Call call, View view) {
        Table table = view.table();
        view.refusePartial();
        refuseUntracked(table);
        refuseOptions(call.query());
        Reading reading = reading(call, view);
        Selection selection = Selection.of(table.schema(), call.query().get("$select"), call.annotations());
        FeedPage page = FeedPage.read(
                table,
                withRepeatedRow(reading),
                reported(reading, selection),
                call.preferences().pageSize(QueryPages.PAGE_LIMIT));
        refuseTooWide(page);
        return answers.of(reading, page, selection);
    }

    private static boolean isTracked(Table table) {
        return table.schema().definition().tracked();
    }

    private static void refuseUntracked(Table table) {
        if (!isTracked(table)) {
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
        query.allowOnly(OPTIONS);
    }

    private Reading reading(Call call, View view) {
        QueryString query = call.query();
        return query.get("$skiptoken")
                .map(PagingCookie::parse)
                .map(cookie -> movedOn(feedLinks.continued(call, view, cookie)))
                .orElseGet(() -> new Reading(call, view, start(call, view.table()), 1));
    }

    private FeedPosition start(Call call, Table table) {
        return call.query()
                .get("$deltatoken")
                .map(text -> FeedPosition.start(served(feedLinks.token(call, table, text), table), readable()))
                .orElseGet(() -> FeedPosition.start(0, readable()));
    }

    private long served(DeltaToken token, Table table) {
        retention.refuseExpired(token, table);
        return token.version();
    }

    /**
     * The version up to which a page reads. By default a page passes over transactions that took their versions earlier and
     * are still open; the next token then misses what they commit.
     */
    private long readable() {
        return switches.isOn(Switch.READERS_WAIT_FOR_OPEN_TRANSACTIONS)
                ? store.settledVersion()
                : store.committedVersion();
    }

    /**
     * Later pages reach as far as the first one did: what changed since comes with the next token and may be on no page of
     * this reading. With a switch they reach further, and what changed comes at their end.
     */
    private Reading movedOn(Reading reading) {
        FeedPosition start = reading.start();
        boolean losesDeletes =
                start.isFirstReading() && switches.isOn(Switch.DELETES_DURING_THE_FIRST_READING_ARE_LOST);
        if (!losesDeletes && !switches.isOn(Switch.CHANGES_WHILE_PAGING_COME_AT_THE_END)) {
            return reading;
        }
        long upTo = readable();
        FeedPosition moved = start.reaching(upTo);
        return reading.from(losesDeletes ? moved.after(moved.changedAfter(), upTo) : moved);
    }

    /** With a switch, a page starts with the row that the page before it ended with. */
    private FeedPosition withRepeatedRow(Reading reading) {
        FeedPosition start = reading.start();
        long last = start.changedAfter();
        boolean repeats = reading.pageNumber() > 1
                && switches.isOn(Switch.DUPLICATE_ROWS_ACROSS_PAGES)
                && !reading.table().changed(last - 1, last).isEmpty();
        return repeats ? start.after(last - 1, start.deletedAfter()) : start;
    }

    private Reported reported(Reading reading, Selection selection) {
        Table table = reading.table();
        long since = reading.start().since();
        Predicate<Row> rows = switches.isOn(Switch.SELECT_RESTRICTS_THE_ROWS)
                ? row -> table.hasChangedSince(since, row, selection.columns())
                : row -> true;
        Predicate<UUID> deletes = switches.isOn(Switch.RECREATED_ROWS_ARE_ONLY_CHANGED)
                ? id -> table.find(id).isEmpty()
                : id -> true;
        return new Reported(rows, deletes);
    }

    private void refuseTooWide(FeedPage page) {
        if (page.rows().size() > switches.mostRowsInMemory()) {
            throw new Refusal(500, "0x80040216", "Insufficient memory to continue the execution of the program.");
        }
    }

    /** Rows and deletes since a token, counted up to 5,000 as other counts are. */
    public long count(Call call, View view) {
        Table table = view.table();
        view.refusePartial();
        refuseUntracked(table);
        call.query().allowOnly(Set.of("$deltatoken"));
        String text = call.query().get("$deltatoken").orElseThrow();
        long since = served(feedLinks.bareToken(table, text), table);
        long upTo = readable();
        long count = (long) table.changed(since, upTo).size()
                + table.deleted(since, upTo).size();
        return switches.isOn(Switch.COUNTS_OF_CHANGES_HAVE_NO_CAP) ? count : Math.min(COUNT_LIMIT, count);
    }
}
