package io.roundtrip.sandbox.console;

import static io.roundtrip.sandbox.console.StepKind.CHANGED;
import static io.roundtrip.sandbox.console.StepKind.NOTICED;
import static io.roundtrip.sandbox.console.StepKind.PATCHED;
import static io.roundtrip.sandbox.console.StepKind.READ;
import static io.roundtrip.sandbox.console.StepKind.RECORDED;

import io.roundtrip.sandbox.App;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What requests to the Web API mean for one row. */
final class DataverseSteps {

    /** A read that was no poll of the change feed: until the first message is sent, the initial load's. */
    static final String LOADED = "by the initial load";

    private static final String NOTIFICATIONS = "rt_notification";

    private final UUID row;

    DataverseSteps(UUID row) {
        this.row = row;
    }

    List<Step> of(List<JournalEntry> journal) {
        return journal.stream().map(this::step).flatMap(Optional::stream).toList();
    }

    private Optional<Step> step(JournalEntry entry) {
        if (entry.table().equals(NOTIFICATIONS)) {
            return recorded(entry);
        }
        if (!entry.rowIds().contains(row)) {
            return Optional.empty();
        }
        return entry.method().equals("GET") ? read(entry) : write(entry);
    }

    private Optional<Step> recorded(JournalEntry entry) {
        boolean ours = by(App.SENDER, entry) && entry.mentioned().contains(row);
        return ours ? step(entry, RECORDED, "as a row of rt_notification, before it is sent") : Optional.empty();
    }

    private static Optional<Step> read(JournalEntry entry) {
        if (by(App.DELIVERY, entry)) {
            return step(entry, READ, "latest snapshot, by delivery-processor");
        }
        if (by(App.SENDER, entry)) {
            boolean feed = entry.query().contains("$deltatoken");
            return step(entry, NOTICED, feed ? "in the change feed, by sender" : LOADED);
        }
        return Optional.empty();
    }

    private static Optional<Step> write(JournalEntry entry) {
        if (by(App.ACK, entry)) {
            return step(entry, PATCHED, "ERP number and echo mark written to the row");
        }
        boolean byApp = Arrays.stream(App.values()).anyMatch(app -> by(app, entry));
        return byApp ? Optional.empty() : step(entry, CHANGED, "in Dataverse, by " + entry.user());
    }

    private static boolean by(App app, JournalEntry entry) {
        return entry.user().equals(app.clientId());
    }

    private static Optional<Step> step(JournalEntry entry, StepKind kind, String text) {
        return Optional.of(new Step(entry.at(), kind, text));
    }
}
