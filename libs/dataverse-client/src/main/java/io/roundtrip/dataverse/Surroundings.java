package io.roundtrip.dataverse;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Time, chance and ids, as they come in from outside, and who watches. The generator must be thread-safe ({@code java.util.Random} is). */
record Surroundings(Clock clock, RandomGenerator random, Pause pause, Supplier<UUID> ids, RequestObserver observer) {

    Surroundings(Clock clock, RandomGenerator random, Pause pause, Supplier<UUID> ids) {
        this(clock, random, pause, ids, RequestObserver.NONE);
    }

    static Surroundings real(Clock clock, RandomGenerator random) {
        return new Surroundings(clock, random, Pause.sleeping(), UUID::randomUUID);
    }

    Surroundings observedBy(RequestObserver requestObserver) {
        return new Surroundings(clock, random, pause, ids, requestObserver);
    }
}
