package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Writes staged over the committed rows; nobody else sees them before the commit. */
public final class Transaction {
    private record Slot(Table table, UUID id) {}

    private sealed interface Staged permits Stored, Erased {}

    private record Stored(Row row) implements Staged {}

    private record Erased(long version) implements Staged {}

    private final Map<Slot, Staged> staged = new LinkedHashMap<>();
    private final LongSupplier versions;
    private final OpenTransactions others;

    Transaction(LongSupplier versions, OpenTransactions others) {
        this.versions = versions;
        this.others = others;
    }

    public long nextVersion() {
        return versions.getAsLong();
    }

    public Optional<Row> find(Table table, UUID id) {
        Staged mine = staged.get(new Slot(table, id));
        if (mine == null) {
            return table.find(id);
        }
        return mine instanceof Stored stored ? Optional.of(stored.row()) : Optional.empty();
    }

    public void store(Table table, Row row) {
        others.refuseLocked(table, row.id());
        refuseTakenKeys(table, row);
        staged.put(new Slot(table, row.id()), new Stored(row));
    }

    public void erase(Table table, UUID id) {
        others.refuseLocked(table, id);
        staged.put(new Slot(table, id), new Erased(nextVersion()));
    }

    boolean isEmpty() {
        return staged.isEmpty();
    }

    boolean wrote(Table table, UUID id) {
        return staged.containsKey(new Slot(table, id));
    }

    private void refuseTakenKeys(Table table, Row row) {
        table.keyValues(row).forEach((key, values) -> {
            boolean taken = holder(table, key, values)
                    .filter(id -> !id.equals(row.id()))
                    .isPresent();
            if (taken) {
                throw new Refusal(
                        412,
                        "0x80060892",
                        "Entity Key %s violated. A record with the same value for %s already exists."
                                .formatted(String.join("_", key), String.join(", ", key)));
            }
        });
    }

    /** A staged row counts before the committed one that it replaces. */
    private Optional<UUID> holder(Table table, List<String> key, List<Object> values) {
        Optional<UUID> among = staged.entrySet().stream()
                .filter(entry -> entry.getKey().table() == table)
                .filter(entry -> entry.getValue() instanceof Stored stored
                        && values.equals(table.keyValues(stored.row()).get(key)))
                .map(entry -> entry.getKey().id())
                .findFirst();
        return among.or(() -> table.findByKey(key, values).filter(id -> !staged.containsKey(new Slot(table, id))));
    }

    void commit() {
        staged.forEach((slot, change) -> {
            if (change instanceof Stored stored) {
                slot.table().store(stored.row());
            } else if (change instanceof Erased erased) {
                slot.table().erase(slot.id(), erased.version());
            }
        });
    }
}
