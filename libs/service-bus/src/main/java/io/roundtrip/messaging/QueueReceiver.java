package io.roundtrip.messaging;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes messages off one queue under lock, hands them to workers in batches, and keeps the connection alive: a link that
 * ended or a queue that does not answer gets a new client. Settles nothing, except that it abandons what it holds when it
 * pauses. All state belongs to the event loop.
 */
final class QueueReceiver implements ReceiveLink.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(QueueReceiver.class);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int PROBE = 1;

    private final ProcessorSettings settings;
    private final Supplier<ServiceBusReceiverAsyncClient> clients;
    private final Consumer<List<Delivery>> work;
    private final Clock clock;
    private final EventLoop loop;
    private final ExecutorService workers;
    private final LockKeeper locks;
    private final Batches batches;
    private final Backoff reconnect = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private final ReceiverHealth health;
    private final List<Delivery> held = new ArrayList<>();
    private Optional<ReceiveLink> link = Optional.empty();
    private boolean paused;

    QueueReceiver(
            ProcessorSettings settings,
            Supplier<ServiceBusReceiverAsyncClient> clients,
            Consumer<List<Delivery>> work,
            Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.work = work;
        this.clock = clock;
        this.loop = new EventLoop(settings.queue() + "-loop");
        this.workers = Executors.newFixedThreadPool(settings.concurrency(), EventLoop.threads(settings.queue()));
        this.locks = new LockKeeper(settings, clock);
        this.batches = new Batches(settings);
        this.health = new ReceiverHealth(settings.queue(), clock);
    }

    void start() {
        health.started();
        loop.every(settings.lockRenewal().dividedBy(2), locks::renewDue);
        loop.every(settings.watch(), this::watch);
        loop.execute(() -> open(settings.capacity()));
    }

    /** Stops receiving; what is being handled is finished and settled, what waits goes back to the queue. */
    void pause() {
        loop.execute(this::pauseNow);
    }

    void resume() {
        loop.execute(() -> resumeWith(settings.capacity()));
    }

    /** Receives a single message; only when that is settled, all that fit. */
    void probe() {
        loop.execute(() -> resumeWith(PROBE));
    }

    void pauseFor(Duration time) {
        loop.execute(this::pauseNow);
        loop.after(time, () -> resumeWith(PROBE));
    }

    /** Keeps the message under lock until the link is closed, then abandons it: until then it would come back at once. */
    void hold(Delivery delivery) {
        loop.execute(() -> held.add(delivery));
    }

    ProcessorState state() {
        return health.state(locks.size());
    }

    @Override
    public void close() {
        if (!health.stopped()) {
            return;
        }
        CompletableFuture<Void> drained = new CompletableFuture<>();
        loop.execute(() -> {
            pauseNow();
            whenDrained(clock.instant().plus(GRACE), drained);
        });
        drained.completeOnTimeout(null, GRACE.toMillis() * 2, TimeUnit.MILLISECONDS)
                .join();
        workers.shutdown();
        loop.end();
    }

    @Override
    public void arrived(ReceiveLink from, ServiceBusReceivedMessage message) {
        Delivery delivery = new Delivery(message, from, clock.instant());
        locks.keep(delivery);
        loop.execute(() -> {
            from.opened();
            if (link.filter(from::equals).isPresent()) {
                accept(delivery);
            } else {
                giveBack(List.of(delivery));
            }
        });
    }

    @Override
    public void ended(ReceiveLink ended, Throwable cause) {
        loop.execute(() -> {
            if (link.filter(ended::equals).isPresent()) {
                link = Optional.empty();
                ended.retire();
                reopenLater(cause);
            }
        });
    }

    private void accept(Delivery delivery) {
        health.received();
        reconnect.reset();
        if (batches.add(delivery)) {
            loop.after(settings.linger(), this::lingered);
        }
        dispatch();
    }

    private void lingered() {
        batches.lingered();
        dispatch();
    }

    private void dispatch() {
        Optional<List<Delivery>> batch = paused ? Optional.empty() : batches.next();
        while (batch.isPresent()) {
            List<Delivery> deliveries = batch.get();
            workers.execute(() -> run(deliveries));
            batch = batches.next();
        }
    }

    private void run(List<Delivery> batch) {
        try {
            work.accept(batch);
        } catch (RuntimeException bug) {
            log.error("Messages of {} were not settled; they come back when their locks end", settings.queue(), bug);
        } finally {
            loop.execute(() -> finished(batch));
        }
    }

    private void finished(List<Delivery> batch) {
        batches.finished();
        batch.stream().filter(delivery -> !held.contains(delivery)).forEach(this::release);
        if (paused && batches.idle()) {
            letGo();
        } else if (!paused) {
            link.ifPresent(current -> current.fillUp(settings.capacity()));
            dispatch();
        }
    }

    private void release(Delivery delivery) {
        if (locks.forget(delivery)) {
            delivery.link().closed();
        }
    }

    private void pauseNow() {
        paused = true;
        health.paused(true);
        if (batches.idle()) {
            letGo();
        }
    }

    private void resumeWith(int credit) {
        if (paused && health.running()) {
            letGo();
            paused = false;
            health.paused(false);
            open(credit);
        }
    }

    /** Link first: a message abandoned while there is credit would come back at once and use up its delivery count. */
    private void letGo() {
        link.ifPresent(ReceiveLink::retire);
        link = Optional.empty();
        List<Delivery> back = new ArrayList<>(batches.takeAll());
        back.addAll(held);
        held.clear();
        giveBack(back);
    }

    private void giveBack(List<Delivery> back) {
        Flux.fromIterable(back)
                .flatMap(delivery -> delivery.abandon()
                        .timeout(ANSWER_TIME)
                        .onErrorResume(cause -> Mono.empty())
                        .doFinally(signal -> loop.execute(() -> release(delivery))))
                .subscribe();
    }

    private void whenDrained(Instant deadline, CompletableFuture<Void> drained) {
        if (locks.size() == 0 || clock.instant().isAfter(deadline)) {
            drained.complete(null);
        } else {
            loop.after(Duration.ofMillis(20), () -> whenDrained(deadline, drained));
        }
    }

    private void open(int credit) {
        if (paused || link.isPresent()) {
            return;
        }
        ReceiveLink opened = new ReceiveLink(clients.get(), credit, this);
        link = Optional.of(opened);
        opened.open();
        watch();
    }

    private void watch() {
        link.ifPresent(watched -> watched.client()
                .peekMessage()
                .timeout(ANSWER_TIME)
                .subscribe(peeked -> {}, cause -> ended(watched, cause), () -> loop.execute(() -> answered())));
    }

    private void answered() {
        reconnect.reset();
        health.answered();
    }

    private void reopenLater(Throwable cause) {
        Duration delay = reconnect.next();
        String sentence = BusFailures.sentence(settings.queue(), cause);
        if (health.failed(sentence)) {
            log.warn("Receiving stopped because {}; next attempt in {}", sentence, delay);
        }
        loop.after(delay, () -> open(settings.capacity()));
    }
}
