package io.roundtrip.simulators.dataverse.journal;

import io.roundtrip.simulators.dataverse.journal.JournalEntry.Exchange;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest requests, bounded in entries and in the row ids they hold. */
public final class Journal {
    private static final List<String> CORRELATION = List.of(
            "x-ms-correlation-request-id", "x-ms-correlation-id", "x-ms-client-request-id", "client-request-id");

    private static final Pattern ROW_ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("\"(?:code|ErrorCode)\"\\s*:\\s*\"([^\"]+)\"");

    private final Clock clock;
    private final JournalSize size;
    private final AtomicLong count = new AtomicLong();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private int rowIds;

    public Journal(Clock clock, JournalSize size) {
        this.clock = clock;
        this.size = size;
    }

    /** A request has arrived. */
    public Visit arrive() {
        return new Visit(count.incrementAndGet(), clock.instant(), 0, 0, Optional.empty());
    }

    public void add(Visit visit, Call call, Answer answer) {
        if (!size.isOff()) {
            append(entry(visit, call, answer));
        }
    }

    private LongFunction<JournalEntry> entry(Visit visit, Call call, Answer answer) {
        String query = query(call);
        Set<UUID> mentioned = mentioned(call, answer);
        Exchange exchange = exchange(visit, call, answer);
        return sequence -> new JournalEntry(
                sequence,
                clock.instant(),
                call.caller().name(),
                call.method(),
                call.path(),
                query,
                answer.status(),
                answer.touched().table(),
                answer.touched().rows(),
                mentioned,
                exchange.correlationIds().stream().findFirst(),
                exchange);
    }

    /** The sequence is drawn inside the lock, so that it is the order of the entries. */
    private synchronized void append(LongFunction<JournalEntry> numbered) {
        JournalEntry latest = numbered.apply(count.incrementAndGet());
        entries.addLast(latest);
        rowIds += size(latest);
        while (entries.size() > size.entries() || rowIds > size.rowIds() && entries.size() > 1) {
            rowIds -= size(entries.removeFirst());
        }
    }

    private static int size(JournalEntry entry) {
        return entry.rowIds().size() + entry.mentioned().size();
    }

    private static Exchange exchange(Visit visit, Call call, Answer answer) {
        return new Exchange(
                visit.request(),
                visit.part(),
                visit.arrivedAt(),
                visit.server(),
                answer.isError() ? code(answer) : Optional.empty(),
                visit.hit(),
                Optional.ofNullable(answer.headers().get("Retry-After"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds),
                answer.body().length,
                CORRELATION.stream().map(call::header).flatMap(Optional::stream).toList());
    }

    private static Optional<String> code(Answer answer) {
        Matcher matcher = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
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

    public synchronized JournalEntries since(long sequence) {
        Stream<JournalEntry> newer = entries.stream().filter(entry -> entry.sequence() > sequence);
        return new JournalEntries(newer.toList());
    }
}
