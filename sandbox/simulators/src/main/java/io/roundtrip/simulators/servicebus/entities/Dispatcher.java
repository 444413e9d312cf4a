package io.roundtrip.simulators.servicebus.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Hands waiting messages to whoever has credit, in turn. */
public final class Dispatcher {
    private final ReadyMessages ready;
    private final BiConsumer<StoredMessage, Consumer> delivery;
    private final List<Consumer> consumers = new ArrayList<>();
    private int nextConsumer;
    private boolean dispatching;

    Dispatcher(ReadyMessages ready, BiConsumer<StoredMessage, Consumer> delivery) {
        this.ready = ready;
        this.delivery = delivery;
    }

    void attach(Consumer consumer) {
        consumers.add(consumer);
        dispatch();
    }

    void detach(Consumer consumer) {
        consumers.remove(consumer);
    }

    /** A delivery may make more messages ready; the running turn takes them along. */
    void dispatch() {
        if (dispatching) {
            return;
        }
        dispatching = true;
        try {
            int idle = 0;
            while (idle < consumers.size()) {
                idle = serve(consumers.get(Math.floorMod(nextConsumer++, consumers.size()))) ? 0 : idle + 1;
            }
        } finally {
            dispatching = false;
        }
    }

    private boolean serve(Consumer consumer) {
        Optional<StoredMessage> next = consumer.canTake() ? ready.first(consumer.session()) : Optional.empty();
        next.ifPresent(message -> {
            ready.remove(message);
            delivery.accept(message, consumer);
        });
        return next.isPresent();
    }
}
