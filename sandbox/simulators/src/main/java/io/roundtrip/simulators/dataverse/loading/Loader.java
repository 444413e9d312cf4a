package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.util.List;
import java.util.Optional;

/** Loads files: all their rows or none. Tables and columns that were made for a file stay, also if a row of it is refused. */
public final class Loader {
    private final Store store;
    private final RowWrites writes;
    private final Caller caller;

    /** @param caller who is named as the author of the rows */
    public Loader(Store store, RowWrites writes, Caller caller) {
        this.store = store;
        this.writes = writes;
        this.caller = caller;
    }

    /** @throws LoadingException if a file cannot be read, or has a value that its column does not take */
    public LoadReport load(DataSource source) {
        if (source instanceof DataPackage given) {
            return load(given);
        }
        return load((CsvFile) source);
    }

    private LoadReport load(DataPackage source) {
        List<EntitySchema> schema = source.schema(SchemaFile::read);
        schema.forEach(this::define);
        return store.transact(transaction -> source.data((content, name) ->
                DataFile.read(content, name, new RowLoad(store, writes, caller, transaction), schema)));
    }

    private LoadReport load(CsvFile source) {
        Table table = store.findTable(source.table())
                .orElseThrow(
                        () -> new LoadingException(Position.of(source.name()), "there is no table " + source.table()));
        return store.transact(
                transaction -> new CsvLoad(source, table).into(new RowLoad(store, writes, caller, transaction)));
    }

    private void define(EntitySchema entity) {
        Optional<Table> table = store.findTable(entity.name());
        if (table.isEmpty()) {
            store.define(SchemaDefinitions.table(entity));
            return;
        }
        List<ColumnDefinition> missing = entity.fields().stream()
                .filter(field -> table.get().schema().byName(field.name()).isEmpty())
                .flatMap(field -> SchemaDefinitions.column(field).stream())
                .toList();
        if (!missing.isEmpty()) {
            store.redefine(table.get(), before -> with(before, missing));
        }
    }

    private static TableDefinition with(TableDefinition before, List<ColumnDefinition> missing) {
        return before.withColumns(missing.toArray(ColumnDefinition[]::new));
    }
}
