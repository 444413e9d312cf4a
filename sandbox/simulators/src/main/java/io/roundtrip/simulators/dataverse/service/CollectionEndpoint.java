package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.QueryPages;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tracking.ChangeFeed;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.util.Map;
import java.util.Set;

/** The rows of a table: query, follow changes, create, count. */
public final class CollectionEndpoint {
    private final Store store;
    private final RowWrites writes;
    private final RowWriter writer;
    private final QueryPages queries;
    private final ChangeFeed changes;
    private final Links links;

    public CollectionEndpoint(Store store, RowWrites writes, RowWriter writer, Feeds feeds, Links links) {
        this.store = store;
        this.writes = writes;
        this.writer = writer;
        this.queries = feeds.queries();
        this.changes = feeds.changes();
        this.links = links;
    }

    /** The two ways to read many rows. */
    public record Feeds(QueryPages queries, ChangeFeed changes) {}

    public Answer answer(Call call, View view) {
        return switch (call.method()) {
            case "GET" -> read(call, view);
            case "POST" -> create(call, view);
            default -> throw new Refusal(405, "0x80060888", "The requested resource does not support http method.");
        };
    }

    private Answer read(Call call, View view) {
        return changes.serves(call, view.table()) ? changes.answer(call, view) : queries.answer(call, view);
    }

    Answer count(Call call, View view) {
        QueryString query = call.query();
        long count = query.has("$deltatoken") ? changes.count(call, view) : queries.count(call, view);
        return Answer.text(200, Long.toString(count));
    }

    private Answer create(Call call, View view) {
        Table table = view.table();
        call.query().allowOnly(Set.of("$select"));
        Selection selection = Selection.of(table.schema(), call.query().get("$select"), call.annotations());
        Map<String, Object> body = Json.object(call.body());
        Row row = store.transact(transaction -> writes.create(transaction, table, call.caller(), body));
        return (call.preferences().representation() ? representation(view, row, selection) : created(table, row))
                .with(table.touched(row.id()));
    }

    private Answer created(Table table, Row row) {
        String address = links.row(table.schema(), row.id());
        return Answer.empty(204).with("Location", address).with("OData-EntityId", address);
    }

    private Answer representation(View view, Row row, Selection selection) {
        return Answer.json(201, writer.single(view.table().schema(), view.require(row), selection))
                .with("ETag", store.etags().of(row))
                .with("Preference-Applied", "return=representation");
    }
}
