package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.LoadReport.Reason;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.tables.Values;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import io.roundtrip.simulators.dataverse.writing.RowWrites.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of one load, in one transaction. Lookups may lead to rows that come later; at the end those that lead nowhere are emptied. */
final class RowLoad {
    private final Store store;
    private final RowWrites writes;
    private final Caller caller;
    private final Transaction transaction;
    private final LoadReport report = new LoadReport();
    private final List<Open> open = new ArrayList<>();

    private record Open(Table table, UUID id, Column column, Reference target) {}

    RowLoad(Store store, RowWrites writes, Caller caller, Transaction transaction) {
        this.store = store;
        this.writes = writes;
        this.caller = caller;
        this.transaction = transaction;
    }

    /** The text of a value; where it is a lookup also the table that it leads to, if the file tells. */
    record Value(Column column, String text, Optional<String> target) {}

    Store store() {
        return store;
    }

    boolean exists(Table table, UUID id) {
        return transaction.find(table, id).isPresent();
    }

    void leaveOut(Table table, String column, Reason reason) {
        report.leaveOut(table.schema().logicalName(), column, reason);
    }

    /** Creates the row, or changes the one that has its id. Empty texts empty the column, but never the state. */
    void put(Table table, Optional<UUID> id, List<Value> values, Position position) {
        Map<Column, Optional<Object>> stored = new HashMap<>();
        for (Value value : values) {
            if (isLoaded(table, value)) {
                stored.put(value.column(), stored(table.schema(), value, position));
            }
        }
        UUID wanted = id.orElseGet(() -> writes.id(table.schema(), Map.of()));
        try {
            writes.load(transaction, table, caller, new Loaded(wanted, stored));
        } catch (Refusal refused) {
            throw new LoadingException(position, refused.getMessage());
        }
        report.count(table.schema().logicalName());
        stored.forEach((column, value) -> value.ifPresent(found -> remember(table, wanted, column, found)));
    }

    private boolean isLoaded(Table table, Value value) {
        Column column = value.column();
        if (column.ordinal() == TableSchema.CREATED_ON || column.ordinal() == TableSchema.STATE) {
            return !value.text().isEmpty();
        }
        if (!column.definition().updatable()) {
            leaveOut(table, column.name(), Reason.WRITTEN_BY_THE_SYSTEM);
        }
        return column.definition().updatable();
    }

    private void remember(Table table, UUID id, Column column, Object value) {
        if (value instanceof Reference target && !exists(target)) {
            open.add(new Open(table, id, column, target));
        }
    }

    private boolean exists(Reference target) {
        return store.findTable(target.table())
                .filter(table -> exists(table, target.id()))
                .isPresent();
    }

    private static Optional<Object> stored(TableSchema schema, Value value, Position position) {
        if (value.text().isEmpty()) {
            return Optional.empty();
        }
        try {
            Object raw = FieldText.value(value.column(), value.text());
            Object wanted = value.column().type() == ColumnType.LOOKUP ? reference(value, (UUID) raw) : raw;
            return Optional.of(Values.stored(schema, value.column(), wanted));
        } catch (IllegalArgumentException wrong) {
            throw new LoadingException(
                    position, "%s: '%s' %s".formatted(value.column().name(), value.text(), wrong.getMessage()));
        } catch (Refusal refused) {
            throw new LoadingException(position, value.column().name() + ": " + refused.getMessage());
        }
    }

    private static Reference reference(Value value, UUID id) {
        List<String> tables = List.copyOf(value.column().definition().targets().values());
        String table = value.target()
                .or(() -> tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("may be in any of " + String.join(", ", tables)));
        return new Reference(table, id);
    }

    /** The end of the load. */
    LoadReport finish() {
        for (Open lookup : open) {
            if (!exists(lookup.target())) {
                Loaded emptied = new Loaded(lookup.id(), Map.of(lookup.column(), Optional.empty()));
                writes.load(transaction, lookup.table(), caller, emptied);
                leaveOut(lookup.table(), lookup.column().name(), Reason.LEADS_NOWHERE);
            }
        }
        return report.complete();
    }
}
