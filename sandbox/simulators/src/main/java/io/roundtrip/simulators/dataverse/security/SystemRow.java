package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that the platform writes in nobody's name, and values of rows by name. */
final class SystemRow {
    private SystemRow() {}

    static void store(Transaction transaction, Table table, UUID id, Map<String, Object> content) {
        @Nullable Object[] values = new Object[table.schema().columns().size()];
        values[TableSchema.ID] = id;
        values[TableSchema.VERSION] = transaction.nextVersion();
        content.forEach((name, value) -> {
            Column column = table.schema().byName(name).orElseThrow();
            values[column.ordinal()] = Values.stored(table.schema(), column, value);
        });
        transaction.store(table, new Row(values));
    }

    static <T> Optional<T> value(Table table, Row row, String column, Class<T> type) {
        return table.schema().byName(column).map(row::value).map(type::cast);
    }
}
