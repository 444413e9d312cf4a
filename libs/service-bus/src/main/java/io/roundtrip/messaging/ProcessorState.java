package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Optional;

/**
 * How a processor is doing, for health checks.
 *
 * @param connected the queue answered the last time we asked
 * @param lastError one sentence; stays until the queue answers again
 * @param inFlight messages under lock, handled or waiting for it
 */
public record ProcessorState(
        String queue,
        boolean running,
        boolean paused,
        boolean connected,
        Optional<Instant> lastReceived,
        Optional<String> lastError,
        int inFlight) {}
