package io.roundtrip.simulators.target;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest refusals of writes, oldest first. */
final class RefusedWrites {
    private static final int LIMIT = 10_000;

    private final Clock clock;
    private final Deque<RefusedWrite> latest = new ArrayDeque<>();

    RefusedWrites(Clock clock) {
        this.clock = clock;
    }

    /** Forgets requests that are no write of one row. */
    synchronized void add(Request request, Answer answer) {
        List<String> path = request.path();
        if (path.size() != 4) {
            return;
        }
        String code = answer.body().path("code").asString("");
        String message = answer.body().path("message").asString("");
        latest.addLast(new RefusedWrite(clock.instant(), path.get(1), path.get(3), answer.status(), code, message));
        if (latest.size() > LIMIT) {
            latest.removeFirst();
        }
    }

    synchronized List<RefusedWrite> of(String sourceId) {
        return latest.stream()
                .filter(write -> write.sourceId().equals(sourceId))
                .toList();
    }
}
