package io.roundtrip.sandbox.console;

import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import io.roundtrip.simulators.target.AppliedWrite;
import io.roundtrip.simulators.target.Operation;
import io.roundtrip.simulators.target.RefusedWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Journals written by hand, one entry per millisecond. */
final class Saw {

    static final UUID ROW = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final List<JournalEntry> dataverse = new ArrayList<>();
    private final List<io.roundtrip.simulators.servicebus.journal.JournalEntry> bus = new ArrayList<>();
    private final List<AppliedWrite> applied = new ArrayList<>();
    private final List<RefusedWrite> refused = new ArrayList<>();
    private int entries;

    Saw patch(String user) {
        return dataverse(user, "PATCH", "", "account", List.of(ROW), Set.of());
    }

    Saw poll(UUID... rows) {
        return dataverse("rt-sender", "GET", "$deltatoken=919042", "account", List.of(rows), Set.of());
    }

    Saw get(String user) {
        return dataverse(user, "GET", "$filter=Microsoft.Dynamics.CRM.In", "account", List.of(ROW), Set.of());
    }

    Saw record(UUID row) {
        UUID notification = UUID.fromString("00000000-0000-4000-8000-00000000000f");
        return dataverse("rt-sender", "POST", "", "rt_notification", List.of(notification), Set.of(row));
    }

    private Saw dataverse(
            String user, String method, String query, String table, List<UUID> rows, Set<UUID> mentioned) {
        dataverse.add(new JournalEntry(
                entries, next(), user, method, "path", query, 200, table, rows, mentioned, Optional.empty()));
        return this;
    }

    Saw bus(String queue, Kind kind, String detail) {
        return bus(queue, kind, detail, ROW);
    }

    Saw bus(String queue, Kind kind, String detail, UUID row) {
        String body = "{\"subject\":\"account/" + row + "\"}";
        bus.add(new io.roundtrip.simulators.servicebus.journal.JournalEntry(
                next(), queue, kind, "n/1", Map.of("RetryCount", 0), detail, body));
        return this;
    }

    Saw applied() {
        applied.add(new AppliedWrite(
                1,
                next(),
                "customers",
                ROW.toString(),
                Operation.UPDATED,
                1,
                77,
                Optional.empty(),
                "C-100001",
                Optional.empty()));
        return this;
    }

    Saw refusedBy(int status, String message) {
        refused.add(new RefusedWrite(next(), "customers", ROW.toString(), status, "code", message));
        return this;
    }

    private Instant next() {
        return START.plusMillis(++entries);
    }

    Journey journey() {
        return new Journals(dataverse, bus, applied, refused).journeyOf(ROW);
    }
}
