package io.roundtrip.simulators.servicebus.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread with one selector that owns everything mutable. Timers are removed when cancelled, so settled messages cost nothing. */
public final class EventLoop {
    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    /** What a selection key carries. */
    public interface Channel {
        void ready(SelectionKey key) throws IOException;

        void failed(Exception cause);
    }

    /** A task at a time. */
    public interface Timer {
        Timer NONE = () -> {};

        /** Cancelling a timer that has run is not an error. */
        void cancel();
    }

    private record Due(Instant at, long order, Runnable task) {}

    private final Clock clock;
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "local-service-bus");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TreeSet<Due> timers =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final ArrayDeque<Runnable> endOfTurn = new ArrayDeque<>();
    private volatile boolean stopped;
    private long order;

    public EventLoop(Clock clock) {
        this.clock = clock;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
    }

    public Selector selector() {
        return selector;
    }

    public Instant now() {
        return clock.instant();
    }

    public void start() {
        thread.start();
    }

    /** Waits for the thread's end, because a closed port is free only after the selector let go of it. */
    public void stop() {
        stopped = true;
        selector.wakeup();
        try {
            thread.join(ANSWER_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Runs the task at the end of this turn; sockets are flushed that way once per turn. */
    public void atEndOfTurn(Runnable task) {
        endOfTurn.add(task);
    }

    public Timer at(Instant time, Runnable task) {
        Due due = new Due(time, order++, task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    public Timer after(Duration delay, Runnable task) {
        return at(now().plus(delay), task);
    }

    /** Runs the call on the loop and waits for its result. */
    public <T> T call(Callable<T> callable) {
        if (stopped) {
            throw new IllegalStateException("The local Service Bus is closed");
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(() -> complete(result, callable));
        selector.wakeup();
        try {
            return result.orTimeout(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Timers that have neither run nor been cancelled. */
    public int pendingTimers() {
        return timers.size();
    }

    public void execute(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> callable) {
        try {
            result.complete(callable.call());
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                turn();
            }
        } catch (IOException e) {
            log.error("The local Service Bus stops: its selector failed", e);
        }
    }

    private void turn() throws IOException {
        if (tasks.isEmpty()) {
            selector.select(untilNextTimer());
        } else {
            selector.selectNow();
        }
        serveChannels();
        runAll(tasks);
        runDueTimers();
        runAll(endOfTurn);
    }

    /** Milliseconds; 0 waits without limit, as the selector wants it. */
    private long untilNextTimer() {
        return timers.isEmpty()
                ? 0
                : Math.max(1, Duration.between(now(), timers.first().at()).toMillis() + 1);
    }

    private void serveChannels() {
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
            SelectionKey key = keys.next();
            keys.remove();
            Channel channel = (Channel) key.attachment();
            try {
                if (key.isValid()) {
                    channel.ready(key);
                }
            } catch (IOException | RuntimeException e) {
                channel.failed(e);
            }
        }
    }

    private void runDueTimers() {
        Instant now = now();
        while (!timers.isEmpty() && !timers.first().at().isAfter(now)) {
            guard(timers.pollFirst().task());
        }
    }

    private static void runAll(Queue<Runnable> queue) {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            guard(task);
        }
    }

    /** A bug in one task must not end the loop, and with it every connection. */
    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A task of the local Service Bus failed; the bus goes on without its effect", e);
        }
    }
}
