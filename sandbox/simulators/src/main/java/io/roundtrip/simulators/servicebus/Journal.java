package io.roundtrip.simulators.servicebus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last entries, oldest first. Written by the loop, read from any thread. */
final class Journal {
    private final int limit;
    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private long dropped;

    Journal(int limit) {
        this.limit = limit;
    }

    synchronized void add(JournalEntry entry) {
        entries.add(entry);
        if (entries.size() > limit) {
            entries.remove();
            dropped++;
        }
    }

    synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Entries from the one with this number on; numbers start at 0 and never repeat. */
    synchronized Excerpt from(long number, int count) {
        long first = Math.min(Math.max(number, dropped), dropped + entries.size());
        List<JournalEntry> found = new ArrayList<>();
        entries.stream().skip(first - dropped).limit(count).forEach(found::add);
        return new Excerpt(first, first + found.size(), found);
    }

    /** @param next number to ask for next */
    record Excerpt(long first, long next, List<JournalEntry> entries) {}
}
