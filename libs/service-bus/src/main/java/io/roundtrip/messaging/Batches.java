package io.roundtrip.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects deliveries for workers: a batch is due when it is full or its first message has lingered. While all workers are
 * busy it grows, which makes batches larger under load. Belongs to one event loop.
 */
final class Batches {

    private final ProcessorSettings settings;
    private final List<Delivery> waiting = new ArrayList<>();
    private boolean lingered;
    private int busy;

    Batches(ProcessorSettings settings) {
        this.settings = settings;
    }

    /** True for the first of a batch, whose linger starts now. */
    boolean add(Delivery delivery) {
        waiting.add(delivery);
        return waiting.size() == 1;
    }

    void lingered() {
        lingered = true;
    }

    /** The next batch that is due and has a free worker, which is busy from now on. */
    Optional<List<Delivery>> next() {
        boolean due = waiting.size() >= settings.batchSize() || (lingered && !waiting.isEmpty());
        if (!due || busy == settings.concurrency()) {
            return Optional.empty();
        }
        busy++;
        return Optional.of(take(Math.min(waiting.size(), settings.batchSize())));
    }

    void finished() {
        busy--;
    }

    boolean idle() {
        return busy == 0;
    }

    /** Everything that waits; no worker gets it. */
    List<Delivery> takeAll() {
        return take(waiting.size());
    }

    private List<Delivery> take(int count) {
        List<Delivery> head = waiting.subList(0, count);
        List<Delivery> taken = List.copyOf(head);
        head.clear();
        lingered = lingered && !waiting.isEmpty();
        return taken;
    }
}
