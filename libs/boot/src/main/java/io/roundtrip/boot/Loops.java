package io.roundtrip.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Steps that an app repeats for as long as it lives. A step that fails is tried again, after a second first and after
 * half a minute at most; its failure is logged once and shown by health until the step succeeds.
 */
public final class Loops implements AutoCloseable {

    /** One round; returns how long to wait before the next. */
    @FunctionalInterface
    public interface Step {
        Duration run();
    }

    private final ScheduledExecutorService threads;
    private final Map<String, Loop> loops = new ConcurrentHashMap<>();
    private final Clock clock;

    public Loops(int threads, Clock clock) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(task, "loop");
            thread.setDaemon(true);
            return thread;
        });
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.threads = pool;
        this.clock = clock;
    }

    /** Starts the loop at once; a loop of this name that runs already goes on unchanged. */
    public void start(String name, Step step) {
        Loop loop = new Loop(name, step, clock);
        if (loops.putIfAbsent(name, loop) == null) {
            schedule(loop, Duration.ZERO);
        }
    }

    /** Ends the loop after its current round. */
    public void stop(String name) {
        loops.remove(name);
    }

    public Collection<Loop> running() {
        return loops.values();
    }

    private void schedule(Loop loop, Duration delay) {
        if (!threads.isShutdown()) {
            threads.schedule(() -> round(loop), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round(Loop loop) {
        if (loops.get(loop.name()) == loop) {
            schedule(loop, loop.round());
        }
    }

    /** Waits up to ten seconds for rounds that run. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
