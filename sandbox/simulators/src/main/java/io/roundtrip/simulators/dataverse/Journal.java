package io.roundtrip.simulators.dataverse;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The latest requests, bounded in entries and in the row ids they hold. */
final class Journal {
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_ROW_IDS = 500_000;
    private static final List<String> CORRELATION =
            List.of("x-ms-correlation-request-id", "x-ms-correlation-id", "x-ms-client-request-id");

    private final Clock clock;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long lastSequence;
    private int rowIds;

    Journal(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Call call, Answer answer) {
        entries.addLast(entry(call, answer, ++lastSequence));
        rowIds += answer.touched().rows().size();
        while (entries.size() > MAX_ENTRIES || rowIds > MAX_ROW_IDS && entries.size() > 1) {
            rowIds -= entries.removeFirst().rowIds().size();
        }
    }

    private JournalEntry entry(Call call, Answer answer, long sequence) {
        return new JournalEntry(
                sequence,
                clock.instant(),
                call.caller().name(),
                call.method(),
                call.path(),
                query(call),
                answer.status(),
                answer.touched().table(),
                answer.touched().rows(),
                correlation(call));
    }

    private static String query(Call call) {
        try {
            return call.rawQuery().isEmpty()
                    ? ""
                    : String.join(
                            "&",
                            call.query().options().entrySet().stream()
                                    .map(option -> option.getKey() + "=" + option.getValue())
                                    .toList());
        } catch (Refusal malformed) {
            return call.rawQuery();
        }
    }

    private static Optional<String> correlation(Call call) {
        return CORRELATION.stream().map(call::header).flatMap(Optional::stream).findFirst();
    }

    synchronized List<JournalEntry> since(long sequence) {
        Stream<JournalEntry> newer = entries.stream().filter(entry -> entry.sequence() > sequence);
        return newer.toList();
    }
}
