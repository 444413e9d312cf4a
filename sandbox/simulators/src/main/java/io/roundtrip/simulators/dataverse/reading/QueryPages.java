package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Preferences;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Sorting.Place;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Answers queries page by page (documentation pages "Page results using OData", "Count rows using OData"). */
public final class QueryPages {
    /** Rows on a page, at most and by default, of a standard table. */
    public static final int PAGE_LIMIT = 5000;

    private static final int COUNT_LIMIT = 5000;
    private static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
    private static final String EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";
    private static final String METADATA = "Microsoft.Dynamics.CRM.globalmetadataversion";

    private final Queries queries;
    private final RowWriter writer;
    private final Links links;

    public QueryPages(Queries queries, RowWriter writer, Links links) {
        this.queries = queries;
        this.writer = writer;
        this.links = links;
    }

    /** One page: its rows, and the cookie of the next one. */
    private record Page(List<Row> rows, Optional<PagingCookie> next) {}

    public Answer answer(Call call, View view) {
        Preferences preferences = call.preferences();
        Query query = queries.parse(call, view.table(), view::see);
        Optional<PagingCookie> cookie = call.query().get("$skiptoken").map(PagingCookie::parse);
        Page page = query.top()
                .filter(top -> preferences.maxPageSize().isEmpty())
                .map(top -> top(query, Math.min(PAGE_LIMIT, top)))
                .orElseGet(() -> page(query, cookie, preferences.pageSize(PAGE_LIMIT)));
        return applied(call, Answer.json(200, Json.write(json -> write(json, call, query, page))))
                .with(view.table().touched(page.rows()));
    }

    private static Answer applied(Call call, Answer answer) {
        List<String> applied = new ArrayList<>();
        call.preferences().maxPageSize().ifPresent(size -> applied.add("odata.maxpagesize=" + size));
        if (!call.annotations().isEmpty()) {
            applied.add(call.annotations().applied());
        }
        return applied.isEmpty() ? answer : answer.with("Preference-Applied", String.join(",", applied));
    }

    private static Page top(Query query, int limit) {
        return new Page(QueryRunner.find(query, Optional.empty(), limit), Optional.empty());
    }

    private static Page page(Query query, Optional<PagingCookie> cookie, int size) {
        int number = cookie.map(PagingCookie::pageNumber).orElse(1);
        List<Row> rows = QueryRunner.find(query, cookie.map(given -> start(query, given)), size + 1L);
        if (rows.size() <= size) {
            return new Page(rows, Optional.empty());
        }
        List<Row> shown = rows.subList(0, size);
        Sorting sorting = query.sorting();
        PageEnds ends = new PageEnds(number, sorting.place(shown.get(0)), sorting.place(shown.get(size - 1)));
        String position = ends.text(query.table().schema(), sorting);
        return new Page(shown, Optional.of(new PagingCookie(number + 1, position, false)));
    }

    private static Place start(Query query, PagingCookie cookie) {
        PageEnds before = PageEnds.parse(cookie.position(), query.table().schema(), query.sorting());
        if (cookie.pageNumber() != before.page() + 1) {
            throw new Refusal(400, "0x8004112a", "Invalid page number in paging cookie.");
        }
        return before.last();
    }

    private void write(JsonGenerator json, Call call, Query query, Page page) {
        TableSchema schema = query.table().schema();
        json.writeStartObject();
        json.writeStringProperty(
                "@odata.context", links.context(query.selection().fragment(schema)));
        writeCount(json, query);
        json.writeArrayPropertyStart("value");
        page.rows().forEach(row -> writer.write(json, row, query.selection()));
        json.writeEndArray();
        page.next().ifPresent(cookie -> json.writeStringProperty("@odata.nextLink", next(call, schema, cookie)));
        json.writeEndObject();
    }

    /** The platform counts up to 5,000; only an annotation tells whether there are more. */
    private void writeCount(JsonGenerator json, Query query) {
        Annotations wanted = query.selection().annotations();
        long counted = query.counted() ? QueryRunner.count(query, COUNT_LIMIT + 1L) : -1;
        long shown = Math.min(counted, COUNT_LIMIT);
        if (query.counted()) {
            json.writeNumberProperty("@odata.count", shown);
        }
        if (wanted.wants(TOTAL)) {
            json.writeNumberProperty("@" + TOTAL, shown);
        }
        if (wanted.wants(EXCEEDED)) {
            json.writeBooleanProperty("@" + EXCEEDED, counted > COUNT_LIMIT);
        }
        if (wanted.wants(METADATA)) {
            json.writeStringProperty("@" + METADATA, Long.toString(queries.metadataVersion()));
        }
    }

    /** The number of rows, up to 5,000. */
    public long count(Call call, View view) {
        return QueryRunner.count(queries.parse(call, view.table(), view::see), COUNT_LIMIT);
    }

    private String next(Call call, TableSchema schema, PagingCookie cookie) {
        return links.root() + schema.entitySet() + "?" + call.optionsWithout(List.of("$skiptoken")) + "$skiptoken="
                + cookie.encoded();
    }
}
