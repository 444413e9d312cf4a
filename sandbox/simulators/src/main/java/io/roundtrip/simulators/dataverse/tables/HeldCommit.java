package io.roundtrip.simulators.dataverse.tables;

/** A transaction that has its versions and waits before its commit, so that later transactions commit before it. */
public final class HeldCommit implements AutoCloseable {
    private final Runnable wake;
    private volatile boolean reached;
    private volatile boolean released;

    HeldCommit(Runnable wake) {
        this.wake = wake;
    }

    /** Whether a transaction has come as far as its commit. */
    public boolean isReached() {
        return reached;
    }

    /** Lets the transaction commit; one that comes later is not held any more. */
    @Override
    public void close() {
        released = true;
        wake.run();
    }

    void reach() {
        reached = true;
    }

    boolean isReleased() {
        return released;
    }
}
