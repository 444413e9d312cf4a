package io.roundtrip.simulators.servicebus;

import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One fault of a plan that a seed makes. */
record PlannedFault(Kind kind, int size) {
    enum Kind {
        SENDS_REFUSED,
        SERVER_BUSY,
        LINKS_DETACHED,
        CONNECTIONS_CLOSED,
        CONNECTIONS_DROPPED,
        LOCKS_LOST,
        ANSWERS_DELAYED,
        ANSWERS_LOST
    }

    /** Every kind comes before any comes again. */
    static List<PlannedFault> plan(long seed, int count) {
        Random random = new Random(seed);
        List<Kind> kinds = new ArrayList<>();
        while (kinds.size() < count) {
            List<Kind> round = Arrays.asList(Kind.values());
            Collections.shuffle(round, random);
            kinds.addAll(round);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new PlannedFault(kinds.get(i), 1 + random.nextInt(4)))
                .toList();
    }

    /** Ends a delay of the fault before. */
    void happen(Faults faults, String queue) {
        faults.delayAnswers(queue, Duration.ZERO);
        switch (kind) {
            case SENDS_REFUSED -> refuse(faults, queue, SendRefusal.INTERNAL_ERROR, size);
            case SERVER_BUSY -> refuse(faults, queue, SendRefusal.SERVER_BUSY, 1); // the SDK waits 4 s after each
            case LINKS_DETACHED -> faults.detachLinks(queue, Faults.DETACH_FORCED);
            case CONNECTIONS_CLOSED -> faults.closeConnections(Faults.CONNECTION_FORCED);
            case CONNECTIONS_DROPPED -> faults.dropConnections();
            case LOCKS_LOST -> faults.loseLocks(queue);
            case ANSWERS_DELAYED -> faults.delayAnswers(queue, Duration.ofMillis(50L * size));
            case ANSWERS_LOST -> faults.loseAnswers(queue, size);
        }
    }

    private static void refuse(Faults faults, String queue, String condition, int times) {
        faults.refuseSends(condition, SendRefusal.of(queue, condition).times(times));
    }
}
