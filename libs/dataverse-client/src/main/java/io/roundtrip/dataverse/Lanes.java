package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

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

    Lanes(List<Lane> lanes) {
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("a client needs an application user");
        }
        this.lanes = List.copyOf(lanes);
    }

    List<Lane> each() {
        return lanes;
    }

    List<Usage> usage() {
        return lanes.stream().map(Lane::usage).toList();
    }

    Lane best() {
        return lanes.stream().min(BEST).orElseThrow();
    }

    /** How long until some user may send again. */
    Duration shortestWait() {
        return best().throttle().remaining();
    }

    /** Takes a turn of the best user; one whose window closed while we waited is left for an open one. */
    Lane take(String item, Deadline deadline) {
        while (true) {
            Lane lane = best();
            takeTurn(lane, item, deadline);
            if (lane.isOpen() || !shortestWait().isZero()) {
                return lane;
            }
            lane.turns().giveBack();
        }
    }

    private void takeTurn(Lane lane, String item, Deadline deadline) {
        try {
            if (!lane.turns().take(deadline.remaining())) {
                throw DataverseException.postponed(item, "too many requests at once", shortestWait());
            }
        } catch (InterruptedException e) {
            throw Interruption.of(item, e);
        }
    }
}
