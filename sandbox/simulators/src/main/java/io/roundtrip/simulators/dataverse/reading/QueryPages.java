package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Preferences;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Answers queries page by page (documentation page "Page results using OData"). */
public final class QueryPages {
    /** Rows on a page, at most and by default, of a standard table. */
    public static final int PAGE_LIMIT = 5000;

    private final RowWriter writer;
    private final Links links;

    public QueryPages(RowWriter writer, Links links) {
        this.writer = writer;
        this.links = links;
    }

    /** One page: its rows, and the cookie of the next one. */
    private record Page(List<Row> rows, Optional<PagingCookie> next) {}

    public Answer answer(Call call, View view) {
        Preferences preferences = call.preferences();
        Query query = Query.parse(view, call.query(), preferences);
        Optional<PagingCookie> cookie = call.query().get("$skiptoken").map(PagingCookie::parse);
        Page page = query.top()
                .filter(top -> preferences.maxPageSize().isEmpty())
                .map(top -> top(query, Math.min(PAGE_LIMIT, top)))
                .orElseGet(() -> page(query, cookie, preferences.pageSize(PAGE_LIMIT)));
        Answer answer = Answer.json(200, Json.write(json -> write(json, call, query, page)))
                .with(view.table().touched(page.rows()));
        return preferences
                .maxPageSize()
                .map(size -> answer.with("Preference-Applied", "odata.maxpagesize=" + size))
                .orElse(answer);
    }

    private static Page top(Query query, int limit) {
        return new Page(QueryRunner.find(query, Optional.empty(), 0, limit), Optional.empty());
    }

    /** By the last id while the order allows it, else by the page's number, as the platform's legacy paging does. */
    private static Page page(Query query, Optional<PagingCookie> cookie, int size) {
        int number = cookie.map(PagingCookie::pageNumber).orElse(1);
        Optional<UUID> after =
                query.isInStoredOrder() ? cookie.map(given -> UUID.fromString(given.position())) : Optional.empty();
        long skip = query.isInStoredOrder() ? 0 : (number - 1L) * size;
        List<Row> rows = QueryRunner.find(query, after, skip, size + 1L);
        if (rows.size() <= size) {
            return new Page(rows, Optional.empty());
        }
        String last = rows.get(size - 1).id().toString();
        return new Page(rows.subList(0, size), Optional.of(new PagingCookie(number + 1, last, false)));
    }

    private void write(JsonGenerator json, Call call, Query query, Page page) {
        TableSchema schema = query.table().schema();
        json.writeStartObject();
        json.writeStringProperty(
                "@odata.context", links.context(query.selection().fragment(schema)));
        if (query.counted()) {
            json.writeNumberProperty("@odata.count", QueryRunner.count(query));
        }
        json.writeArrayPropertyStart("value");
        page.rows().forEach(row -> writer.write(json, row, query.selection()));
        json.writeEndArray();
        page.next().ifPresent(cookie -> json.writeStringProperty("@odata.nextLink", next(call, schema, cookie)));
        json.writeEndObject();
    }

    private String next(Call call, TableSchema schema, PagingCookie cookie) {
        return links.root() + schema.entitySet() + "?" + call.optionsWithout(List.of("$skiptoken")) + "$skiptoken="
                + cookie.encoded();
    }
}
