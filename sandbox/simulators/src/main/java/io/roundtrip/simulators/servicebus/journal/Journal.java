package io.roundtrip.simulators.servicebus.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last entries, oldest first. Written by the loop, read from any thread. */
public final class Journal {
    private final int limit;
    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private long dropped;

    public Journal(int limit) {
        this.limit = limit;
    }

    public synchronized void add(JournalEntry entry) {
        entries.add(entry);
        if (entries.size() > limit) {
            entries.remove();
            dropped++;
        }
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Entries from the one with this number on; numbers start at 0 and never repeat. */
    public synchronized Excerpt from(long number, int count) {
        long first = Math.min(Math.max(number, dropped), dropped + entries.size());
        List<JournalEntry> found = new ArrayList<>();
        entries.stream().skip(first - dropped).limit(count).forEach(found::add);
        return new Excerpt(first, first + found.size(), found);
    }

    /** @param next number to ask for next */
    public record Excerpt(long first, long next, List<JournalEntry> entries) {}
}
