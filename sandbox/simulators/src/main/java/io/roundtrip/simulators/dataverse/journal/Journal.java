package io.roundtrip.simulators.dataverse.journal;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest requests, bounded in entries and in the row ids they hold. */
public final class Journal {
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_ROW_IDS = 500_000;
    private static final List<String> CORRELATION =
            List.of("x-ms-correlation-request-id", "x-ms-correlation-id", "x-ms-client-request-id");

    private static final Pattern ROW_ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final Clock clock;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long lastSequence;
    private int rowIds;

    public Journal(Clock clock) {
        this.clock = clock;
    }

    public void add(Call call, Answer answer) {
        append(call, answer, mentioned(call, answer));
    }

    private synchronized void append(Call call, Answer answer, Set<UUID> mentioned) {
        JournalEntry latest = entry(call, answer, mentioned);
        entries.addLast(latest);
        rowIds += size(latest);
        while (entries.size() > MAX_ENTRIES || rowIds > MAX_ROW_IDS && entries.size() > 1) {
            rowIds -= size(entries.removeFirst());
        }
    }

    private static int size(JournalEntry entry) {
        return entry.rowIds().size() + entry.mentioned().size();
    }

    private JournalEntry entry(Call call, Answer answer, Set<UUID> mentioned) {
        return new JournalEntry(
                ++lastSequence,
                clock.instant(),
                call.caller().name(),
                call.method(),
                call.path(),
                query(call),
                answer.status(),
                answer.touched().table(),
                answer.touched().rows(),
                mentioned,
                correlation(call));
    }

    private static Set<UUID> mentioned(Call call, Answer answer) {
        if (call.is("GET") || answer.isError() || call.path().equals("$batch")) {
            return Set.of();
        }
        return ROW_ID.matcher(new String(call.body(), StandardCharsets.UTF_8))
                .results()
                .map(found -> UUID.fromString(found.group()))
                .collect(Collectors.toUnmodifiableSet());
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

    public synchronized List<JournalEntry> since(long sequence) {
        Stream<JournalEntry> newer = entries.stream().filter(entry -> entry.sequence() > sequence);
        return newer.toList();
    }
}
