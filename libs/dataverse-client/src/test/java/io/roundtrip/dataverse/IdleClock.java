package io.roundtrip.dataverse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that stands still while a request is under way and passes when all that is left to do is wait: then the first pause
 * ends. So a client's pauses can be measured to the second, however slow the machine is.
 */
final class IdleClock extends Clock implements RequestObserver, Pause, AutoCloseable {

    private record Waiting(Instant until, Condition passed) {}

    private final TestClock time = new TestClock();
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::until));
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private int underWay;
    private long events;
    private long seen;

    IdleClock() {
        watch.scheduleWithFixedDelay(this::passWhenIdle, 2, 2, TimeUnit.MILLISECONDS);
    }

    /** Idle is: nothing under way, and nothing began or ended since the last look. */
    private void passWhenIdle() {
        lock.lock();
        try {
            if (underWay == 0 && events == seen && !waiting.isEmpty()) {
                time.passTo(waiting.peek().until());
                waiting.forEach(one -> one.passed().signalAll());
            }
            seen = events;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Running started(Attempt attempt) {
        count(1);
        return outcome -> count(-1);
    }

    private void count(int change) {
        lock.lock();
        try {
            underWay += change;
            events++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void of(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        Waiting mine = new Waiting(instant().plus(duration), lock.newCondition());
        try {
            waiting.add(mine);
            events++;
            while (instant().isBefore(mine.until())) {
                mine.passed().await();
            }
        } finally {
            waiting.remove(mine);
            events++;
            lock.unlock();
        }
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public ZoneId getZone() {
        return time.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
