package io.roundtrip.dataverse;

import java.util.Map;
import java.util.Optional;

/**
 * A write of one row as HTTP, and the meaning of its answer; the same alone and inside a batch. Source: Web API,
 * "Perform conditional operations".
 */
record PartRequest(
        String item,
        String method,
        TableMetadata table,
        Batch.Part part,
        Map<String, String> headers,
        String body,
        boolean repeatable) {

    /** With it the status tells whether an upsert created its row ("Upsert a table row"). */
    private static final Map<String, String> REPRESENTATION = Map.of("Prefer", "return=representation");

    static PartRequest of(Batch.Part part, Tables tables) {
        TableMetadata table = tables.get(part.table());
        if (part instanceof Batch.InsertIfAbsent insert) {
            return patch(table, insert, Map.of("If-None-Match", "*"), RowBody.of(insert.values()), true);
        }
        if (part instanceof Batch.Update update) {
            Map<String, String> condition = Map.of("If-Match", update.match().value());
            return patch(table, update, condition, RowBody.of(update.values()), isAny(update.match()));
        }
        if (part instanceof Batch.Upsert upsert) {
            return patch(table, upsert, REPRESENTATION, RowBody.of(upsert.values()), true);
        }
        return delete(table, (Batch.Delete) part);
    }

    private static PartRequest patch(
            TableMetadata table, Batch.Part part, Map<String, String> headers, String body, boolean repeatable) {
        return new PartRequest(item("PATCH", part), "PATCH", table, part, headers, body, repeatable);
    }

    private static PartRequest delete(TableMetadata table, Batch.Delete delete) {
        boolean any = isAny(delete.match());
        Map<String, String> condition =
                any ? Map.of() : Map.of("If-Match", delete.match().value());
        return new PartRequest(item("DELETE", delete), "DELETE", table, delete, condition, "", any);
    }

    private static String item(String method, Batch.Part part) {
        return method + " " + part.table() + "(" + part.id() + ")";
    }

    /** Repeating after a lost answer would find our own new version and call it somebody else's. */
    private static boolean isAny(Match match) {
        return match == Match.any();
    }

    /** Below the root of the service, with its options. */
    String resource() {
        String path = ServiceRoot.rowPath(table, part.id());
        return part instanceof Batch.Upsert ? path + "?$select=" + table.idColumn() : path;
    }

    /** Throws for everything that is neither success nor one of the foreseen outcomes. */
    PartOutcome outcome(HttpAnswer answer) {
        if (answer.succeeded()) {
            return success(answer.status());
        }
        DataverseException failure = answer.failure();
        return foreseen(answer.status(), failure).orElseThrow(() -> failure);
    }

    private PartOutcome success(int status) {
        if (part instanceof Batch.InsertIfAbsent || part instanceof Batch.Upsert && status == 201) {
            return PartOutcome.CREATED;
        }
        return part instanceof Batch.Delete ? PartOutcome.DELETED : PartOutcome.UPDATED;
    }

    private Optional<PartOutcome> foreseen(int status, DataverseException failure) {
        if (part instanceof Batch.InsertIfAbsent) {
            return status == 412 && !failure.otherRowHasTheKey()
                    ? Optional.of(PartOutcome.ALREADY_THERE)
                    : Optional.empty();
        }
        if (failure.rowMissing()) {
            return Optional.of(PartOutcome.GONE);
        }
        return failure.versionMismatch() ? Optional.of(PartOutcome.CHANGED_MEANWHILE) : Optional.empty();
    }
}
