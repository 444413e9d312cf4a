package io.roundtrip.schema.install;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.tables.MappingTables;
import java.time.Duration;

/**
 * What an installation costs in requests of the entitlement while nothing happens, with one instance of each app and
 * default settings.
 *
 * @param poll longest pause between two polls of an idle mapping
 */
public record IdleCost(int mappings, Duration poll) {
    /** Default of {@code roundtrip.sender.poll.max-interval}. */
    public static final Duration DEFAULT_POLL = Duration.ofSeconds(30);

    /** Every app tells that it lives. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final int APPS = 4;

    /** The sender goes on asking for mappings, a query for each of their tables; the others ask when there is work. */
    private static final Duration MAPPINGS = Duration.ofSeconds(30);

    /** The sender looks for records to send and for retries asked for, a query each. */
    private static final Duration WAITING = Duration.ofSeconds(1);

    private static final int WAITING_QUERIES = 2;

    /** The sender looks, for each mapping, for what never got an answer. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    public static IdleCost of(Mappings mappings) {
        return new IdleCost(mappings.mappings().size(), DEFAULT_POLL);
    }

    /** Of one mapping: its poll, and the look for missing answers. */
    int requestsOfAMappingPerDay() {
        return perDay(poll) + perDay(SILENCE);
    }

    int requestsPerDay() {
        return mappings * requestsOfAMappingPerDay()
                + APPS * perDay(HEARTBEAT)
                + MappingTables.ALL.size() * perDay(MAPPINGS)
                + WAITING_QUERIES * perDay(WAITING);
    }

    private static int perDay(Duration pause) {
        return (int) (Duration.ofDays(1).toMillis() / pause.toMillis());
    }

    public String sentence() {
        return ("While nothing changes, %d mappings and one instance of each app cost about %,d requests a day of the "
                        + "entitlement, %,d of them for each mapping.")
                .formatted(mappings, requestsPerDay(), requestsOfAMappingPerDay());
    }
}
