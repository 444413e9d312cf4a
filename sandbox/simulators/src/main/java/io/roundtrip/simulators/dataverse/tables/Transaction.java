package io.roundtrip.simulators.dataverse.tables;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Writes staged over the committed rows; nobody else sees them before the commit. */
public final class Transaction {
    private record Slot(Table table, UUID id) {}

    private record Claim(Table table, List<String> key, List<Object> values) {}

    private sealed interface Staged permits Stored, Erased {}

    private record Stored(Row row) implements Staged {}

    private record Erased(long version) implements Staged {}

    private final Map<Slot, Staged> staged = new LinkedHashMap<>();
    private final Map<Claim, UUID> claims = new HashMap<>();
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

    /** The row that has the values in the columns of the key, in the form of {@link Values#comparable}. */
    public Optional<UUID> findByKey(Table table, List<String> key, List<Object> values) {
        return holder(new Claim(table, key, values));
    }

    public void store(Table table, Row row) {
        others.refuseLocked(table, row.id());
        Map<List<String>, List<Object>> keys = table.keyValues(row);
        keys.forEach((key, values) -> refuseTaken(new Claim(table, key, values), row.id()));
        stage(new Slot(table, row.id()), new Stored(row));
        keys.forEach((key, values) -> claims.put(new Claim(table, key, values), row.id()));
    }

    public void erase(Table table, UUID id) {
        others.refuseLocked(table, id);
        stage(new Slot(table, id), new Erased(nextVersion()));
    }

    boolean isEmpty() {
        return staged.isEmpty();
    }

    boolean wrote(Table table, UUID id) {
        return staged.containsKey(new Slot(table, id));
    }

    /** The latest change of a row replaces those before it, and what they claimed is free again. */
    private void stage(Slot slot, Staged change) {
        Staged before = staged.put(slot, change);
        if (before instanceof Stored stored) {
            slot.table()
                    .keyValues(stored.row())
                    .forEach((key, values) -> claims.remove(new Claim(slot.table(), key, values)));
        }
    }

    private void refuseTaken(Claim claim, UUID id) {
        if (holder(claim).filter(other -> !other.equals(id)).isPresent()) {
            throw new Refusal(
                    412,
                    "0x80060892",
                    "Entity Key %s violated. A record with the same value for %s already exists. A duplicate record cannot be created. Select one or more unique values and try again."
                            .formatted(String.join("_", claim.key()), String.join(", ", claim.key())));
        }
    }

    /** A staged row counts before the committed one that it replaces. */
    private Optional<UUID> holder(Claim claim) {
        return Optional.ofNullable(claims.get(claim))
                .or(() -> claim.table()
                        .findByKey(claim.key(), claim.values())
                        .filter(id -> !staged.containsKey(new Slot(claim.table(), id))));
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
