package io.roundtrip.simulators.dataverse.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Entries in the order of the answers, and questions to them. Unmodifiable. */
public final class JournalEntries extends AbstractList<JournalEntry> {
    private final List<JournalEntry> entries;

    public JournalEntries(List<JournalEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public JournalEntry get(int index) {
        return entries.get(index);
    }

    @Override
    public int size() {
        return entries.size();
    }

    public JournalEntries where(Predicate<JournalEntry> condition) {
        return new JournalEntries(entries.stream().filter(condition).toList());
    }

    public JournalEntries by(String user) {
        return where(entry -> entry.user().equals(user));
    }

    public JournalEntries ofTable(String logicalName) {
        return where(entry -> entry.table().equals(logicalName));
    }

    public JournalEntries withStatus(int status) {
        return where(entry -> entry.status() == status);
    }

    /** Those that arrived from the one moment on, and before the other. */
    public JournalEntries arrivedBetween(Instant from, Instant to) {
        return where(entry -> !entry.exchange().arrivedAt().isBefore(from)
                && entry.exchange().arrivedAt().isBefore(to));
    }

    /** What went over the wire: no parts of batches. */
    public JournalEntries wholeRequests() {
        return where(entry -> !entry.isPart());
    }

    /**
     * Requests of the user that arrived although an answer had told the user to wait, and before that time had passed. What
     * arrived before that answer was given is no offence.
     */
    public JournalEntries insideRetryAfter(String user) {
        return insideRetryAfter(user, Duration.ZERO);
    }

    /** The same, without those that arrived so soon after the answer that they may have been on their way. */
    public JournalEntries insideRetryAfter(String user, Duration grace) {
        List<JournalEntry> waits =
                by(user).where(entry -> entry.exchange().retryAfter().isPresent());
        return by(user).wholeRequests().where(entry -> waits.stream().anyMatch(wait -> isInside(wait, grace, entry)));
    }

    private static boolean isInside(JournalEntry wait, Duration grace, JournalEntry entry) {
        Optional<Instant> end = wait.exchange().retryAfter().map(wait.at()::plus);
        Instant arrived = entry.exchange().arrivedAt();
        return entry.exchange().request() > wait.sequence()
                && !arrived.isBefore(wait.at().plus(grace))
                && end.filter(arrived::isBefore).isPresent();
    }
}
