package io.roundtrip.messaging;

import static io.roundtrip.messaging.Checks.atLeast;
import static io.roundtrip.messaging.Checks.notBlank;
import static io.roundtrip.messaging.Checks.require;

import java.time.Duration;

/**
 * How one queue is served.
 *
 * @param batchSize most messages handed to the handler at once
 * @param concurrency batches handled at the same time
 * @param linger how long a batch waits for more after its first message
 * @param lockRenewal a lock is renewed this often while its message is handled; at most half of the queue's lock duration
 * @param patience after this time a message that is still handled loses its lock, so that a stuck handler hides nothing
 * @param watch how often an idle queue is looked at, to know that the connection works
 */
public record ProcessorSettings(
        String queue,
        int batchSize,
        int concurrency,
        Duration linger,
        Duration lockRenewal,
        Duration patience,
        Duration watch) {

    public ProcessorSettings {
        notBlank("queue", queue);
        atLeast("batchSize", 1, batchSize);
        atLeast("concurrency", 1, concurrency);
        require(!linger.isNegative(), "linger " + linger + " is negative");
        require(lockRenewal.toMillis() > 0, "lockRenewal " + lockRenewal + " is less than a millisecond");
        require(patience.compareTo(lockRenewal) >= 0, "patience " + patience + " is shorter than lockRenewal");
        require(watch.toMillis() > 0, "watch " + watch + " is less than a millisecond");
    }

    public static ProcessorSettings of(String queue) {
        return new ProcessorSettings(
                queue,
                100,
                8,
                Duration.ofMillis(25),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));
    }

    public ProcessorSettings withBatches(int size, int atTheSameTime) {
        return new ProcessorSettings(queue, size, atTheSameTime, linger, lockRenewal, patience, watch);
    }

    public ProcessorSettings withLinger(Duration wait) {
        return new ProcessorSettings(queue, batchSize, concurrency, wait, lockRenewal, patience, watch);
    }

    public ProcessorSettings withLockRenewal(Duration every) {
        return new ProcessorSettings(queue, batchSize, concurrency, linger, every, patience, watch);
    }

    public ProcessorSettings withWatch(Duration every) {
        return new ProcessorSettings(queue, batchSize, concurrency, linger, lockRenewal, patience, every);
    }

    /** Messages under lock at the same time. */
    int capacity() {
        return Math.multiplyExact(batchSize, concurrency);
    }
}
