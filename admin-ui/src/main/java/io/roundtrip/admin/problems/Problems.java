package io.roundtrip.admin.problems;

import static io.roundtrip.schema.failures.FailureStatus.DISCARDED;
import static io.roundtrip.schema.failures.FailureStatus.FAILED;
import static io.roundtrip.schema.failures.FailureStatus.PARKED;
import static io.roundtrip.schema.failures.FailureStatus.RESOLVED;
import static io.roundtrip.schema.failures.FailureStatus.RETRYING;
import static io.roundtrip.schema.failures.FailureStatus.RETRY_REQUESTED;
import static io.roundtrip.schema.failures.FailureStatus.SUPERSEDED;
import static io.roundtrip.schema.failures.FailureStatus.WAITING;

import io.roundtrip.schema.failures.FailureQuery;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Failed outbox records and failure rows as one list. */
public final class Problems {

    /** Open ones of either kind that are read at most, the latest. */
    public static final int MOST = 1_000;

    private static final int MOST_CLOSED = 200;
    /** However many people watch, Dataverse is asked this often at most. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final FailureQuery OPEN =
            FailureQuery.in(WAITING, FAILED, PARKED, RETRY_REQUESTED, RETRYING).atMost(MOST);
    private static final FailureQuery CLOSED =
            FailureQuery.in(RESOLVED, SUPERSEDED, DISCARDED).atMost(MOST_CLOSED);

    private final Outbox outbox;
    private final FailureRows failures;
    private final Clock clock;
    private volatile Snapshot recent = Snapshot.NONE;

    public Problems(Outbox outbox, FailureRows failures, Clock clock) {
        this.outbox = outbox;
        this.failures = failures;
        this.clock = clock;
    }

    /** All problems, at most two seconds old and never older than the last {@link #forget}. */
    public Snapshot recent() {
        Snapshot known = recent;
        if (known.at().isAfter(clock.instant().minus(FRESH))) {
            return known;
        }
        Snapshot read = read();
        keep(read, known);
        return read;
    }

    /** Not after {@link #forget}: what was read may then be older than the change. */
    private synchronized void keep(Snapshot read, Snapshot known) {
        if (recent == known) {
            recent = read;
        }
    }

    /** Somebody has just changed something. */
    public synchronized void forget() {
        recent = new Snapshot(List.of(), false, Instant.MIN);
    }

    /** As it stands now, open or closed. */
    public Optional<Problem> find(UUID id) {
        return failures.find(id).map(ProblemReader::of).or(() -> outbox.find(id).flatMap(ProblemReader::of));
    }

    private Snapshot read() {
        Instant at = clock.instant();
        List<OutboxRecord> records = outbox.failed(MOST);
        List<FailureRow> open = failures.query(OPEN);
        List<FailureRow> closed = failures.query(CLOSED);
        Stream<Problem> unsent = records.stream().flatMap(record -> ProblemReader.of(record).stream());
        Stream<Problem> failed = Stream.concat(open.stream(), closed.stream()).map(ProblemReader::of);
        boolean cut = records.size() >= MOST || open.size() >= MOST;
        return new Snapshot(Stream.concat(unsent, failed).toList(), cut, at);
    }
}
