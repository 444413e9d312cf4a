package io.roundtrip.simulators.servicebus.faults;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Faults of one queue, one at every interval. The seed alone decides which: the same seed makes the same faults in the same order.
 *
 * @param queue also a subscription, {@code <topic>/subscriptions/<name>}
 * @param every the first fault comes after one interval
 */
public record FaultSeries(String queue, long seed, Duration every, int count) {

    public enum Fault {
        DETACHED_LINKS,
        CLOSED_CONNECTIONS,
        DROPPED_CONNECTIONS,
        LOST_LOCKS,
        /** The next send is stored, and its connection drops instead of an answer. */
        LOST_ANSWER,
        /** The next send is refused with an error that the SDK retries. */
        REFUSED_SEND,
        /** Answers come late, by half of an interval and for that long. */
        DELAYED_ANSWERS
    }

    public FaultSeries {
        if (every.isNegative() || every.isZero() || count < 1) {
            throw new IllegalArgumentException("A series of faults needs an interval above zero and a count from 1");
        }
    }

    public List<Fault> faults() {
        SplittableRandom chance = new SplittableRandom(seed);
        Fault[] all = Fault.values();
        return Stream.generate(() -> all[chance.nextInt(all.length)])
                .limit(count)
                .toList();
    }
}
