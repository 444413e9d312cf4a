package io.roundtrip.simulators.dataverse.writing;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.security.Access;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes rows as the platform does: checks first, then system columns by the calling user. */
public final class RowWrites {
    private final BodyReader bodies;
    private final Access access;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public RowWrites(BodyReader bodies, Access access, Clock clock, Supplier<UUID> ids) {
        this.bodies = bodies;
        this.access = access;
        this.clock = clock;
        this.ids = ids;
    }

    /** The id is the one in the body, else a new one. */
    public Row create(Transaction transaction, Table table, Caller caller, Map<String, Object> body) {
        return create(transaction, table, caller, new Identified(id(table.schema(), body), body));
    }

    /**
     * A body with the id that its row has or is to have.
     *
     * @param key values of the alternate key by which the row was addressed. In a new row the body's values win over them; in
     *     an existing one the body's are ignored
     */
    public record Identified(UUID id, Map<String, Object> body, Map<Column, Object> key) {
        public Identified(UUID id, Map<String, Object> body) {
            this(id, body, Map.of());
        }
    }

    /** The id in the body, else a new one. */
    public UUID id(TableSchema schema, Map<String, Object> body) {
        Object given = body.get(schema.definition().idColumn());
        return given == null ? ids.get() : (UUID) Values.stored(schema, schema.idColumn(), given);
    }

    public Row create(Transaction transaction, Table table, Caller caller, Identified wanted) {
        access.create(caller, table, wanted.body());
        if (transaction.find(table, wanted.id()).isPresent()) {
            throw Refusal.duplicate();
        }
        @Nullable Object[] values = fresh(table, wanted.id());
        wanted.key().forEach((column, value) -> values[column.ordinal()] = value);
        bodies.apply(transaction, table.schema(), wanted.body(), values);
        created(values, caller);
        access.append(caller, table, new Row(values), wanted.body());
        return stamp(transaction, table, caller, values);
    }

    public Row update(Transaction transaction, Table table, Caller caller, Identified change) {
        Row before = transaction
                .find(table, change.id())
                .orElseThrow(() -> Refusal.missingRow(table.schema().logicalName(), change.id()));
        access.update(caller, table, before, change.body());
        @Nullable Object[] values = before.copyOfValues(table.schema().width());
        if (change.body().containsKey("statecode") && !change.body().containsKey("statuscode")) {
            values[TableSchema.STATUS] = null;
        }
        bodies.apply(transaction, table.schema(), change.body(), values);
        change.key().keySet().forEach(column -> values[column.ordinal()] = before.value(column));
        access.append(caller, table, new Row(values), change.body());
        boolean unchanged = Arrays.equals(values, before.copyOfValues(values.length));
        return unchanged && table.keepsUnchangedRows() ? before : stamp(transaction, table, caller, values);
    }

    public void delete(Transaction transaction, Table table, Caller caller, UUID id) {
        Row before = transaction
                .find(table, id)
                .orElseThrow(() -> Refusal.missingRow(table.schema().logicalName(), id));
        access.delete(caller, table, before);
        transaction.erase(table, id);
    }

    /**
     * What a file has for a row.
     *
     * @param values as they are stored, checked already; an empty one empties its column. State and time of creation are never empty
     */
    public record Loaded(UUID id, Map<Column, Optional<Object>> values) {
        private void fill(@Nullable Object[] row) {
            values.forEach((column, value) -> row[column.ordinal()] = value.orElse(null));
        }
    }

    /**
     * Creates the row or changes the one with its id, without checks of rights and of what lookups lead to. The time of
     * creation of a new row is the file's, if that has one, as the platform keeps it for imported rows; all else is stamped as
     * in any write.
     */
    public Row load(Transaction transaction, Table table, Caller caller, Loaded loaded) {
        return transaction
                .find(table, loaded.id())
                .map(before -> loadOver(transaction, table, caller, loaded, before))
                .orElseGet(() -> loadNew(transaction, table, caller, loaded));
    }

    private Row loadNew(Transaction transaction, Table table, Caller caller, Loaded loaded) {
        @Nullable Object[] values = fresh(table, loaded.id());
        created(values, caller);
        loaded.fill(values);
        return stamp(transaction, table, caller, values);
    }

    private Row loadOver(Transaction transaction, Table table, Caller caller, Loaded loaded, Row before) {
        @Nullable Object[] values = before.copyOfValues(table.schema().width());
        Object createdOn = values[TableSchema.CREATED_ON];
        loaded.fill(values);
        values[TableSchema.CREATED_ON] = createdOn;
        return stamp(transaction, table, caller, values);
    }

    private static @Nullable Object[] fresh(Table table, UUID id) {
        @Nullable Object[] values = new Object[table.schema().width()];
        values[TableSchema.ID] = id;
        values[TableSchema.STATE] = 0;
        return values;
    }

    private void created(@Nullable Object[] values, Caller caller) {
        values[TableSchema.CREATED_ON] = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        values[TableSchema.CREATED_BY] = author(caller);
    }

    /** Every write counts as a change, even one that leaves all values as they were, unless the table was told otherwise. */
    private Row stamp(Transaction transaction, Table table, Caller caller, @Nullable Object[] values) {
        refuseMissing(table.schema(), values);
        if (values[TableSchema.STATUS] == null) {
            values[TableSchema.STATUS] = Integer.valueOf(1).equals(values[TableSchema.STATE]) ? 2 : 1;
        }
        values[TableSchema.MODIFIED_ON] = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        values[TableSchema.MODIFIED_BY] = author(caller);
        values[TableSchema.VERSION] = transaction.nextVersion();
        Row row = new Row(values);
        transaction.store(table, row);
        return row;
    }

    private static void refuseMissing(TableSchema schema, @Nullable Object[] values) {
        for (Column column : schema.columns()) {
            if (column.definition().required() && values[column.ordinal()] == null) {
                throw new Refusal(
                        400, "0x80040200", "Required field missing. The column is '%s'.".formatted(column.name()));
            }
        }
    }

    private static Reference author(Caller caller) {
        return new Reference("systemuser", caller.userId());
    }
}
