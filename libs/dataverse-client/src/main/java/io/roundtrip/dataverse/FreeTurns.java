package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who found no free turn with any user of a pool. */
final class FreeTurns {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long count;

    /** How often something changed; to be read before looking for a turn. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    void tell() {
        lock.lock();
        try {
            count++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** False when nothing changed within the patience. */
    boolean awaitChangeAfter(long seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (count == seen && left > 0) {
                left = told.awaitNanos(left);
            }
            return count != seen;
        } finally {
            lock.unlock();
        }
    }
}
