package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pool of application users. Each has its own limits, so one that is throttled does not stop the others; every request
 * goes to the one with the most left.
 */
final class Lanes {

    /** Open ones first, then the one whose window ends first; then free turns, then the budget the service speaks of. */
    private static final Comparator<Lane> BEST = Comparator.comparing(
                    (Lane lane) -> lane.throttle().remaining())
            .thenComparing(lane -> lane.turns().free(), Comparator.reverseOrder())
            .thenComparing(Lane::left, Comparator.reverseOrder());

    private final List<Lane> lanes;
    private final FreeTurns freed;

    private Lanes(List<Lane> lanes, FreeTurns freed) {
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("a client needs an application user");
        }
        this.lanes = List.copyOf(lanes);
        this.freed = freed;
    }

    static Lanes of(Map<String, AccessTokens> users, Surroundings surroundings) {
        FreeTurns freed = new FreeTurns();
        List<Lane> lanes = users.entrySet().stream()
                .map(user -> new Lane(user.getKey(), user.getValue(), freed, surroundings))
                .toList();
        return new Lanes(lanes, freed);
    }

    /** Pools of one user each. */
    List<Lanes> each() {
        return lanes.stream().map(lane -> new Lanes(List.of(lane), freed)).toList();
    }

    List<Usage> usage() {
        return lanes.stream().map(Lane::usage).toList();
    }

    /** How long until some user may send again. */
    Duration shortestWait() {
        return best().throttle().remaining();
    }

    private Lane best() {
        return lanes.stream().min(BEST).orElseThrow();
    }

    /** Takes a turn of the best user that has one: of those who may send now, or else of the one who may send next. */
    Lane take(String item, Deadline deadline) {
        while (true) {
            long seen = freed.count();
            Optional<Lane> taken =
                    candidates().filter(lane -> lane.turns().take()).findFirst();
            if (taken.isPresent()) {
                return taken.get();
            }
            await(seen, item, deadline);
        }
    }

    private Stream<Lane> candidates() {
        boolean closed = !shortestWait().isZero();
        return closed ? Stream.of(best()) : lanes.stream().filter(Lane::isOpen).sorted(BEST);
    }

    private void await(long seen, String item, Deadline deadline) {
        try {
            if (!freed.awaitChangeAfter(seen, deadline.remaining())) {
                throw DataverseException.postponed(item, "too many requests at once", shortestWait());
            }
        } catch (InterruptedException e) {
            throw Interruption.of(item, e);
        }
    }
}
