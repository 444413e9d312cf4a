package io.roundtrip.simulators.dataverse.faults;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Faults by chance: of the matching requests, the n-th meets the same fault or none whenever seed, rate and kinds are the same.
 *
 * @param rate from 0, none, to 1, all
 */
public record RandomFaults(RequestMatch match, long seed, double rate, List<FaultKind> kinds) {
    public RandomFaults {
        kinds = List.copyOf(kinds);
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("A rate is from 0 to 1, not " + rate);
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("Random faults need at least one kind");
        }
    }

    /** For the matching request of that number, counted from 1. */
    public Optional<FaultKind> at(long number) {
        SplittableRandom random = numbered(seed, number);
        return random.nextDouble() < rate ? Optional.of(kinds.get(random.nextInt(kinds.size()))) : Optional.empty();
    }

    static SplittableRandom numbered(long seed, long number) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
    }
}
