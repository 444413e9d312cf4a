package io.roundtrip.simulators.dataverse.tables;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A transaction that has its versions and waits before its commit, so that later transactions commit before it. */
public final class HeldCommit implements AutoCloseable {
    private final Runnable wake;
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean released;

    HeldCommit(Runnable wake) {
        this.wake = wake;
    }

    /** Waits until a transaction has come as far as its commit; false if none has in time. */
    public boolean awaitReached(Duration limit) throws InterruptedException {
        return reached.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets the transaction commit; one that comes later is not held any more. */
    @Override
    public void close() {
        released = true;
        wake.run();
    }

    void reach() {
        reached.countDown();
    }

    boolean isReleased() {
        return released;
    }
}
