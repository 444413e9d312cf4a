package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests run at once: begins small, grows by one per round of successes up to the parallelism the server
 * recommends, halves when throttled. Source: "Send parallel requests" ({@code x-ms-dop-hint}), "Service protection API
 * limits" (52 concurrent requests).
 */
final class Turns {

    static final int MOST = 52;

    private static final double START = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private double limit = START;
    private int ceiling = MOST;
    private int taken;

    /** False when no turn came within the patience. */
    boolean take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (taken >= (int) limit) {
                if (left <= 0) {
                    return false;
                }
                left = freed.awaitNanos(left);
            }
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
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
    int free() {
        lock.lock();
        try {
            return Math.max(0, (int) limit - taken);
        } finally {
            lock.unlock();
        }
    }

    int limit() {
        lock.lock();
        try {
            return (int) limit;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
