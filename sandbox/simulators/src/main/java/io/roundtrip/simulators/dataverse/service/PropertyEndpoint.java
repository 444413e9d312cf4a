package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row: set or cleared by itself, and a lookup by its reference (documentation pages "Update and delete table
 * rows using the Web API", "Associate and disassociate table rows using the Web API").
 */
public final class PropertyEndpoint {
    private final Store store;
    private final RowWrites writes;

    public PropertyEndpoint(Store store, RowWrites writes) {
        this.store = store;
        this.writes = writes;
    }

    Answer property(RowEndpoint.Target target, String name) {
        Column column = target.table()
                .schema()
                .byProperty(name)
                .filter(found -> !found.type().isBinary())
                .orElseThrow(() -> notSimulated(target));
        return switch (target.call().method()) {
            case "PUT" -> write(target, column.name(), value(target.call()));
            case "DELETE" -> write(target, column.name(), null);
            default -> throw notSimulated(target);
        };
    }

    /** A lookup's reference. Those of collections would need relationships. */
    Answer reference(RowEndpoint.Target target, String navigation) {
        if (target.table().schema().byNavigation(navigation).isEmpty()) {
            throw notSimulated(target);
        }
        return switch (target.call().method()) {
            case "PUT" ->
                write(
                        target,
                        navigation + "@odata.bind",
                        Json.object(target.call().body()).get("@odata.id"));
            case "DELETE" -> write(target, navigation + "@odata.bind", null);
            default -> throw notSimulated(target);
        };
    }

    private static Refusal notSimulated(RowEndpoint.Target target) {
        return Refusal.notSimulated(target.call().method() + " " + target.call().path());
    }

    private Answer write(RowEndpoint.Target target, String property, @Nullable Object value) {
        Table table = target.table();
        RowAddress address = target.address();
        Map<String, Object> body = Collections.singletonMap(property, value);
        Row row = store.transact(transaction -> {
            UUID id = address.resolve(transaction, table).orElseThrow(target::missing);
            return writes.update(transaction, table, target.call().caller(), new RowWrites.Identified(id, body));
        });
        return Answer.empty(204).with(table.touched(row.id()));
    }

    private static @Nullable Object value(Call call) {
        Map<String, Object> body = Json.object(call.body());
        if (!body.containsKey("value")) {
            throw Refusal.badQuery("The body of a request that sets a single property has the property 'value'.");
        }
        return body.get("value");
    }
}
