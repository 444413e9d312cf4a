package io.roundtrip.simulators.dataverse.writing;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.tables.Transaction;
import io.roundtrip.simulators.dataverse.tables.Values;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a row body into values (documentation pages "Create a table row", "Web API properties"). */
public final class BodyReader {
    private static final String BIND = "@odata.bind";

    private static final Set<ColumnType> EMPTY_IS_NULL =
            EnumSet.of(ColumnType.STRING, ColumnType.MEMO, ColumnType.CHOICES);

    private final Store store;
    private final Links links;

    public BodyReader(Store store, Links links) {
        this.store = store;
        this.links = links;
    }

    void apply(Transaction transaction, TableSchema schema, Map<String, Object> body, @Nullable Object[] values) {
        body.forEach((name, value) -> {
            if (name.endsWith(BIND)) {
                bind(transaction, new Bind(schema, name.substring(0, name.length() - BIND.length()), value), values);
            } else if (name.indexOf('@') < 0) {
                set(schema, name, value, values);
            }
        });
    }

    private static void set(TableSchema schema, String name, @Nullable Object value, @Nullable Object[] values) {
        Column column = schema.byProperty(name).orElse(null);
        if (column == null) {
            clearLookup(schema, name, value, values);
        } else if (column.type() == ColumnType.LOOKUP) {
            throw Refusal.badPayload(
                    schema.entitySet(),
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        } else if (column.ordinal() != TableSchema.ID && column.definition().updatable()) {
            values[column.ordinal()] =
                    value == null || isEmpty(column, value) ? null : Values.stored(schema, column, value);
        }
    }

    private static boolean isEmpty(Column column, Object value) {
        return value.equals("") && EMPTY_IS_NULL.contains(column.type());
    }

    private static void clearLookup(
            TableSchema schema, String name, @Nullable Object value, @Nullable Object[] values) {
        Column lookup = schema.byNavigation(name)
                .orElseThrow(() -> Refusal.badPayload(
                        schema.entitySet(),
                        "Microsoft.OData.ODataException: The property '%s' does not exist on type '%s'. Make sure to only use property names that are defined by the type."
                                .formatted(name, schema.typeName())));
        if (value != null) {
            throw Refusal.notSimulated("a row within a row, for " + name);
        }
        values[lookup.ordinal()] = null;
    }

    private record Bind(
            TableSchema schema, String navigation, @Nullable Object link) {}

    private void bind(Transaction transaction, Bind bind, @Nullable Object[] values) {
        Column lookup = bind.schema()
                .byNavigation(bind.navigation())
                .orElseThrow(() -> Refusal.badPayload(
                        bind.schema().entitySet(),
                        "Microsoft.OData.ODataException: An undeclared property '%s' which only has property annotations in the payload but no property value was found in the payload."
                                .formatted(bind.navigation())));
        if (lookup.definition().updatable()) {
            values[lookup.ordinal()] = bind.link() == null ? null : target(transaction, bind, lookup);
        }
    }

    private Reference target(Transaction transaction, Bind bind, Column lookup) {
        String wanted = lookup.definition().targets().getOrDefault(bind.navigation(), "");
        RowAddress address = links.address(String.valueOf(bind.link()));
        Table table = store.findTable(wanted)
                .filter(found -> found.schema().entitySet().equals(address.entitySet()))
                .orElseThrow(() -> Refusal.badPayload(
                        bind.schema().entitySet(),
                        "The navigation property '%s' takes a '%s', not '%s'."
                                .formatted(bind.navigation(), wanted, address.entitySet())));
        UUID id = address.resolve(transaction, table).orElseThrow(() -> Refusal.missingRow(wanted, address.key()));
        if (transaction.find(table, id).isEmpty()) {
            throw Refusal.missingRow(wanted, id);
        }
        return new Reference(wanted, id);
    }
}
