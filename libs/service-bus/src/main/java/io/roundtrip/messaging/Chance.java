package io.roundtrip.messaging;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** Time and chance, which come in from outside so that tests decide about them. */
public record Chance(Clock clock, RandomGenerator random) {}
