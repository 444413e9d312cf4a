package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.reading.Selections;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One row: read, upsert or update, delete (documentation pages "Perform conditional operations", "Update and delete"). */
public final class RowEndpoint {
    private final Store store;
    private final RowWrites writes;
    private final RowWriter writer;
    private final Links links;
    private final Selections selections;
    private final PropertyReads properties;

    public RowEndpoint(Store store, RowWrites writes, RowWriter writer, Links links) {
        this.store = store;
        this.selections = new Selections(store);
        this.properties = new PropertyReads(store, writer, links);
        this.writes = writes;
        this.writer = writer;
        this.links = links;
    }

    /** A call for the row behind an address. */
    record Target(Call call, View view, RowAddress address) {
        Table table() {
            return view.table();
        }

        Optional<String> ifMatch() {
            return call.header("if-match");
        }

        Optional<String> ifNoneMatch() {
            return call.header("if-none-match").filter(tag -> !tag.equals("null"));
        }

        /** Not with annotations or related rows, which the version says nothing about. */
        boolean mayBeNotModified() {
            return !call.query().has("$expand") && call.annotations().isEmpty();
        }

        Refusal missing() {
            String name = table().schema().logicalName();
            return address.isById()
                    ? Refusal.missingRow(name, address.key())
                    : new Refusal(
                            404,
                            "0x80060891",
                            "A record with the specified key values does not exist in %s entity".formatted(name));
        }
    }

    public Answer answer(Target target) {
        if (!target.address().isById()) {
            target.address().refuseSpecialCharacters();
        }
        return switch (target.call().method()) {
            case "GET" -> read(target);
            case "PATCH" -> patch(target);
            case "DELETE" -> delete(target);
            default -> throw new Refusal(405, "0x80060888", "The requested resource does not support http method.");
        };
    }

    /** What stands behind the row's address, the property first. */
    Answer property(Target target, List<String> segments) {
        return properties.read(target, segments);
    }

    private Answer read(Target target) {
        target.call().query().allowOnly(Set.of("$select", "$expand"));
        Row row = target.address()
                .resolve(target.table())
                .flatMap(target.table()::find)
                .map(target.view()::require)
                .orElseThrow(target::missing);
        Annotations annotations = target.call().annotations();
        if (target.mayBeNotModified()
                && target.ifNoneMatch().filter(store.etags().of(row)::equals).isPresent()) {
            return Answer.empty(304).with("ETag", store.etags().of(row));
        }
        Answer answer = shown(target, row, selections.of(target.table().schema(), target.call()));
        return annotations.isEmpty() ? answer : answer.with("Preference-Applied", annotations.applied());
    }

    private Answer patch(Target target) {
        target.call().query().allowOnly(Set.of("$select", "$expand"));
        Map<String, Object> body = Json.object(target.call().body());
        return store.transact(transaction -> {
            Optional<Row> before = current(transaction, target);
            check(target, before);
            Map<Column, Object> key = target.address().key(target.table());
            return before.map(row -> updated(transaction, target, new RowWrites.Identified(row.id(), body, key)))
                    .orElseGet(() -> created(transaction, target, body));
        });
    }

    private Answer updated(Transaction transaction, Target target, RowWrites.Identified change) {
        Row row = writes.update(transaction, target.table(), target.call().caller(), change);
        return written(target, row, 200);
    }

    private Answer created(Transaction transaction, Target target, Map<String, Object> body) {
        Table table = target.table();
        UUID id = target.address().resolve(transaction, table).orElseGet(() -> writes.id(table.schema(), body));
        RowWrites.Identified wanted =
                new RowWrites.Identified(id, body, target.address().key(table));
        return written(target, writes.create(transaction, table, target.call().caller(), wanted), 201);
    }

    private Answer written(Target target, Row row, int status) {
        if (target.call().preferences().representation()) {
            return representation(target, row, status);
        }
        RowAddress address = target.address();
        String entityId = address.isById()
                ? links.row(target.table().schema(), row.id())
                : links.root() + address.entitySet() + "(" + address.key() + ")";
        return Answer.empty(204)
                .with("OData-EntityId", entityId)
                .with(target.table().touched(row.id()));
    }

    /** {@code $expand} is ignored (documentation page "Update and delete table rows using the Web API"). */
    private Answer representation(Target target, Row row, int status) {
        Call call = target.call();
        TableSchema schema = target.table().schema();
        Answer shown = shown(target, row, Selection.of(schema, call.query().get("$select"), call.annotations()));
        return new Answer(status, shown.headers(), shown.body(), shown.touched())
                .with("Preference-Applied", "return=representation");
    }

    private Answer delete(Target target) {
        return store.transact(transaction -> {
            Row before = current(transaction, target).orElseThrow(target::missing);
            check(target, Optional.of(before));
            writes.delete(transaction, target.table(), target.call().caller(), before.id());
            return Answer.empty(204).with(target.table().touched(before.id()));
        });
    }

    private static Optional<Row> current(Transaction transaction, Target target) {
        return target.address()
                .resolve(transaction, target.table())
                .flatMap(id -> transaction.find(target.table(), id));
    }

    private void check(Target target, Optional<Row> before) {
        refuseVersions(target);
        if (target.ifMatch().isPresent() && before.isEmpty()) {
            throw target.missing();
        }
        if (target.ifNoneMatch().filter("*"::equals).isPresent() && before.isPresent()) {
            throw Refusal.duplicate();
        }
        boolean moved = target.ifMatch()
                .filter(tag -> !tag.equals("*"))
                .flatMap(tag -> before.filter(row -> !store.etags().of(row).equals(tag)))
                .isPresent();
        if (moved) {
            throw Refusal.versionMismatch();
        }
    }

    private static void refuseVersions(Target target) {
        boolean versioned = target.ifMatch().filter(tag -> !tag.equals("*")).isPresent();
        if (versioned && !target.table().hasOptimisticConcurrency()) {
            throw new Refusal(
                    400,
                    "0x8006088d",
                    "Optimistic concurrency isn't enabled for entity type %s. The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic concurrency is enabled."
                            .formatted(target.table().schema().logicalName()));
        }
    }

    private Answer shown(Target target, Row row, Selection selection) {
        TableSchema schema = target.table().schema();
        return Answer.json(200, writer.single(schema, target.view().require(row), selection))
                .with("ETag", store.etags().of(row))
                .with(target.table().touched(row.id()));
    }
}
