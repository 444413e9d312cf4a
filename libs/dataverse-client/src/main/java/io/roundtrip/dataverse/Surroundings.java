package io.roundtrip.dataverse;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Time, chance and ids, as they come in from outside. The generator must be thread-safe ({@code java.util.Random} is). */
record Surroundings(Clock clock, RandomGenerator random, Pause pause, Supplier<UUID> ids) {

    static Surroundings real(Clock clock, RandomGenerator random) {
        return new Surroundings(clock, random, Pause.sleeping(), UUID::randomUUID);
    }
}
