package io.roundtrip.dataverse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows one by one, and many new ones at once. */
final class RowWrites {

    /** Recommended size of a bulk message for standard tables ("Use bulk operation messages"). */
    static final int MOST_TARGETS = 1_000;

    private final Connection connection;

    RowWrites(Connection connection) {
        this.connection = connection;
    }

    PartOutcome write(Batch.Part part) {
        PartRequest request = PartRequest.of(part, connection.tables());
        HttpCall call = new HttpCall(
                Purpose.of(request.item(), part.table()),
                request.method(),
                connection.root().resource(request.resource(), ""),
                request.headers(),
                request.body(),
                request.repeatable());
        HttpCall complete = request.body().isEmpty() ? call : call.with("Content-Type", "application/json");
        return request.outcome(connection.requests().send(complete));
    }

    /** A duplicate after a lost answer is our own row. */
    void create(String tableName, NewRow row) {
        TableMetadata table = connection.tables().get(tableName);
        URI uri = connection.root().resource(table.entitySet(), "");
        String item = "POST " + tableName + "(" + row.id() + ")";
        HttpCall call = HttpCall.post(Purpose.of(item, tableName), uri, RowBody.withId(table, row));
        HttpAnswer answer = connection.requests().send(call);
        if (answer.succeeded() || (answer.afterLostAttempt() && sameRow(answer))) {
            return;
        }
        throw answer.failure();
    }

    private static boolean sameRow(HttpAnswer answer) {
        DataverseException failure = answer.failure();
        return failure.isDuplicate() && !failure.otherRowHasTheKey();
    }

    /** Here a duplicate after a lost answer proves nothing: one row of the many may have been there before. */
    void createMultiple(String tableName, List<NewRow> rows) {
        sendAll("CreateMultiple", tableName, rows);
    }

    void updateMultiple(String tableName, Map<UUID, Map<String, @Nullable Object>> rows) {
        List<NewRow> targets = rows.entrySet().stream()
                .map(row -> new NewRow(row.getKey(), row.getValue()))
                .toList();
        sendAll("UpdateMultiple", tableName, targets);
    }

    private void sendAll(String message, String tableName, List<NewRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() > MOST_TARGETS) {
            throw new IllegalArgumentException(rows.size() + " rows in one request; at most " + MOST_TARGETS);
        }
        TableMetadata table = connection.tables().get(tableName);
        URI uri = connection.root().resource(table.entitySet() + "/Microsoft.Dynamics.CRM." + message, "");
        String item = message + " of " + rows.size() + " " + tableName;
        Purpose purpose = new Purpose(item, tableName, rows.size());
        connection
                .requests()
                .send(HttpCall.post(purpose, uri, RowBody.targets(table, rows)))
                .orThrow();
    }
}
