package io.roundtrip.simulators.dataverse.writing;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Answer.Touched;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** CreateMultiple, UpdateMultiple and UpsertMultiple on a standard table: all rows or none (documentation page "Use bulk operation messages"). */
public final class BulkMessages {
    public static final String PREFIX = "Microsoft.Dynamics.CRM.";

    private final Store store;
    private final RowWrites writes;
    private final Links links;

    public BulkMessages(Store store, RowWrites writes, Links links) {
        this.store = store;
        this.writes = writes;
        this.links = links;
    }

    public Answer answer(Call call, Table table, String message) {
        if (!call.is("POST")) {
            throw Refusal.unknownSegment(PREFIX + message);
        }
        return switch (message) {
            case "CreateMultiple" -> createMultiple(call, table);
            case "UpdateMultiple" -> updateMultiple(call, table);
            case "UpsertMultiple" -> upsertMultiple(call, table);
            case "DeleteMultiple" ->
                throw new Refusal(501, "0x80040800", "DeleteMultiple has not yet been implemented.");
            default -> throw Refusal.unknownSegment(PREFIX + message);
        };
    }

    private Answer createMultiple(Call call, Table table) {
        List<Map<String, Object>> targets = targets(call, table);
        List<UUID> ids = store.transact(transaction -> targets.stream()
                .map(target ->
                        writes.create(transaction, table, call.caller(), target).id())
                .toList());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", links.context("Microsoft.Dynamics.CRM.CreateMultipleResponse"));
        body.put("Ids", ids);
        return Answer.json(200, Json.write(body)).with(touched(table, ids));
    }

    private Answer updateMultiple(Call call, Table table) {
        return each(call, table, (transaction, target) -> writes.update(transaction, table, call.caller(), target));
    }

    private Answer upsertMultiple(Call call, Table table) {
        return each(
                call,
                table,
                (transaction, target) -> transaction.find(table, target.id()).isPresent()
                        ? writes.update(transaction, table, call.caller(), target)
                        : create(transaction, table, call, target));
    }

    /** The columns of the key by which a new row is addressed may not stand in its body as well. */
    private Row create(Transaction transaction, Table table, Call call, RowWrites.Identified target) {
        target.key().keySet().stream()
                .map(Column::propertyName)
                .filter(target.body()::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.badPayload(
                            table.schema().entitySet(),
                            "The key column '%s' is in '@odata.id' already.".formatted(name));
                });
        return writes.create(transaction, table, call.caller(), target);
    }

    private Answer each(Call call, Table table, BiFunction<Transaction, RowWrites.Identified, Row> write) {
        List<Map<String, Object>> targets = targets(call, table);
        List<UUID> ids = store.transact(transaction -> {
            Set<UUID> written = new LinkedHashSet<>();
            for (Map<String, Object> target : targets) {
                RowWrites.Identified identified = identified(transaction, table, target);
                Row row = write.apply(transaction, identified);
                if (!written.add(row.id())) {
                    throw Refusal.duplicate();
                }
            }
            return List.copyOf(written);
        });
        return Answer.empty(204).with(touched(table, ids));
    }

    private RowWrites.Identified identified(Transaction transaction, Table table, Map<String, Object> target) {
        TableSchema schema = table.schema();
        if (target.get(schema.definition().idColumn()) != null) {
            return new RowWrites.Identified(writes.id(schema, target), target);
        }
        if (!(target.get("@odata.id") instanceof String link)) {
            throw Refusal.badPayload(
                    schema.entitySet(),
                    "Every target needs '%s' or '@odata.id'."
                            .formatted(schema.definition().idColumn()));
        }
        RowAddress address = links.address(link);
        UUID id = address.resolve(transaction, table).orElseGet(() -> writes.id(schema, target));
        return new RowWrites.Identified(id, target, address.key(table));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> targets(Call call, Table table) {
        Object targets = Json.object(call.body()).get("Targets");
        if (!(targets instanceof List<?> list) || list.isEmpty()) {
            throw Refusal.badPayload(table.schema().entitySet(), "'Targets' must be a list of rows.");
        }
        list.forEach(target -> refuseUntyped(table.schema(), target));
        return (List<Map<String, Object>>) (List<?>) list;
    }

    private static void refuseUntyped(TableSchema schema, @Nullable Object target) {
        boolean typed = target instanceof Map<?, ?> row
                && schema.typeName()
                        .equals(String.valueOf(row.get("@odata.type")).replace("#", ""));
        if (!typed) {
            throw Refusal.badPayload(
                    schema.entitySet(), "Every target needs '@odata.type' '%s'.".formatted(schema.typeName()));
        }
    }

    private static Touched touched(Table table, List<UUID> ids) {
        return new Touched(table.schema().logicalName(), ids);
    }
}
