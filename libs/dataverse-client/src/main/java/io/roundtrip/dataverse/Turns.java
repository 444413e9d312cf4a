package io.roundtrip.dataverse;

/**
 * How many requests run at once: begins small, grows by one per round of successes up to the parallelism the server
 * recommends, halves when throttled. Source: "Send parallel requests" ({@code x-ms-dop-hint}), "Service protection API
 * limits" (52 concurrent requests).
 */
final class Turns {

    static final int MOST = 52;

    private static final double START = 4;

    private final FreeTurns freed;
    private double limit = START;
    private int ceiling = MOST;
    private int taken;

    /** Tells {@code freed} whenever there may be a turn to take. */
    Turns(FreeTurns freed) {
        this.freed = freed;
    }

    /** False when all are taken. */
    synchronized boolean take() {
        if (taken >= (int) limit) {
            return false;
        }
        taken++;
        return true;
    }

    void giveBack() {
        change(() -> taken--);
    }

    void succeeded() {
        change(() -> limit = Math.min(ceiling, limit + 1 / limit));
    }

    void throttled() {
        change(() -> limit = Math.max(1, limit / 2));
    }

    /** The server's recommendation bounds the growth from now on. */
    void recommended(int parallelism) {
        change(() -> {
            ceiling = Math.max(1, Math.min(MOST, parallelism));
            limit = Math.min(limit, ceiling);
        });
    }

    /** Turns that could be taken right now. */
    synchronized int free() {
        return Math.max(0, (int) limit - taken);
    }

    synchronized int limit() {
        return (int) limit;
    }

    private void change(Runnable change) {
        synchronized (this) {
            change.run();
        }
        freed.tell();
    }
}
