package io.roundtrip.sandbox.console;

import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happened in the queues to the messages about one row. */
final class BusSteps {

    private static final String INBOUND = "inbound";
    private static final String DEAD_LETTERS = "/$deadletterqueue";

    private final String row;
    private final Instant start;

    /** @param start older entries are not looked at */
    BusSteps(UUID row, Instant start) {
        this.row = row.toString();
        this.start = start;
    }

    List<Step> of(List<JournalEntry> journal) {
        return journal.stream()
                .filter(entry -> !entry.at().isBefore(start))
                .filter(entry -> !entry.queue().endsWith(DEAD_LETTERS))
                .filter(entry -> entry.bodyStart().contains(row))
                .map(BusSteps::step)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Step> step(JournalEntry entry) {
        return entry.queue().equals(INBOUND)
                ? kindOfAcknowledgement(entry.kind()).map(kind -> step(entry, kind))
                : kindOfNotification(entry.kind()).map(kind -> step(entry, kind));
    }

    private static Optional<StepKind> kindOfAcknowledgement(Kind kind) {
        return switch (kind) {
            case SENT -> Optional.of(StepKind.ACKNOWLEDGED);
            case COMPLETED -> Optional.of(StepKind.NOTHING_TO_PATCH);
            default -> trouble(kind);
        };
    }

    private static Optional<StepKind> kindOfNotification(Kind kind) {
        return kind == Kind.SENT ? Optional.of(StepKind.SENT) : trouble(kind);
    }

    private static Optional<StepKind> trouble(Kind kind) {
        return switch (kind) {
            case REFUSED -> Optional.of(StepKind.REFUSED_BY_BUS);
            case SCHEDULED -> Optional.of(StepKind.RETRY_SCHEDULED);
            case ENQUEUED -> Optional.of(StepKind.DUE_AGAIN);
            case DEADLETTERED -> Optional.of(StepKind.DEAD_LETTERED);
            default -> Optional.empty();
        };
    }

    private static Step step(JournalEntry entry, StepKind kind) {
        String where = "queue " + entry.queue();
        String text = switch (kind) {
            case SENT -> "to " + where + ", attempt " + attempt(entry);
            case ACKNOWLEDGED -> "to " + where + ", by delivery-processor";
            case NOTHING_TO_PATCH -> "the row has its ERP number already";
            case DUE_AGAIN -> "in " + where + ", attempt " + attempt(entry);
            default -> where + (entry.detail().isEmpty() ? "" : ": " + entry.detail());
        };
        return new Step(entry.at(), kind, text);
    }

    private static int attempt(JournalEntry entry) {
        return entry.properties().get("RetryCount") instanceof Number retries ? retries.intValue() + 1 : 1;
    }
}
