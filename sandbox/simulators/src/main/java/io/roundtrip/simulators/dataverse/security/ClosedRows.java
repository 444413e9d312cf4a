package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that nobody may change, whatever the roles: those in a state that closes them, as a fulfilled order is, and single
 * ones that were made read-only. A closed row can be opened again by a change of its state, and be deleted.
 */
public final class ClosedRows {
    private final Map<String, Set<Integer>> closingStates = new ConcurrentHashMap<>();
    private final Set<UUID> readOnly = ConcurrentHashMap.newKeySet();

    /** Rows of the table are closed while their {@code statecode} is one of these; none opens them all. */
    public void close(String table, Set<Integer> states) {
        closingStates.put(table, Set.copyOf(states));
    }

    public void makeReadOnly(UUID row) {
        readOnly.add(row);
    }

    public void makeWritable(UUID row) {
        readOnly.remove(row);
    }

    void refuseUpdate(Table table, Row before, Map<String, Object> body) {
        if (readOnly.contains(before.id())) {
            throw new Refusal(400, "0x8004022e", "The object cannot be updated because it is read-only.");
        }
        Set<Integer> closing = closingStates.getOrDefault(table.schema().logicalName(), Set.of());
        if (!closing.isEmpty() && closing.contains(state(table, before)) && !opens(closing, body)) {
            throw new Refusal(400, "0x80040230", "The object cannot be updated because it is inactive.");
        }
    }

    private static int state(Table table, Row row) {
        Object state = row.value(table.schema().columns().get(TableSchema.STATE));
        return state instanceof Integer code ? code : -1;
    }

    private static boolean opens(Set<Integer> closing, Map<String, Object> body) {
        return body.get("statecode") instanceof Integer code && !closing.contains(code);
    }

    void refuseDelete(Row before) {
        if (readOnly.contains(before.id())) {
            throw new Refusal(400, "0x80040228", "The object cannot be deleted because it is read-only.");
        }
    }
}
