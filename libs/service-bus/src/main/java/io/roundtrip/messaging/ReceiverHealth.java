package io.roundtrip.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What a receiver knows about itself; written by its loop, read from anywhere. */
final class ReceiverHealth {

    private final String queue;
    private final Clock clock;
    private boolean running;
    private boolean paused;
    private boolean connected;
    private Optional<Instant> lastReceived = Optional.empty();
    private Optional<String> lastError = Optional.empty();

    ReceiverHealth(String queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    synchronized void started() {
        running = true;
    }

    /** True when it was running until now. */
    synchronized boolean stopped() {
        boolean was = running;
        running = false;
        return was;
    }

    synchronized boolean running() {
        return running;
    }

    synchronized void paused(boolean now) {
        paused = now;
    }

    synchronized void received() {
        lastReceived = Optional.of(clock.instant());
        answered();
    }

    synchronized void answered() {
        connected = true;
        lastError = Optional.empty();
    }

    /** True when this is news, and worth a log line. */
    synchronized boolean failed(String sentence) {
        boolean news = !lastError.equals(Optional.of(sentence));
        connected = false;
        lastError = Optional.of(sentence);
        return news;
    }

    synchronized ProcessorState state(int inFlight) {
        return new ProcessorState(queue, running, paused, connected, lastReceived, lastError, inFlight);
    }
}
