package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.time.Instant;

/** When an entity was made, changed and last used by a sender or receiver. */
public final class EntityTimes {
    private final EventLoop loop;
    private final Instant created;
    private Instant updated;
    private Instant accessed;

    EntityTimes(EventLoop loop) {
        this.loop = loop;
        this.created = loop.now();
        this.updated = created;
        this.accessed = created;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    public Instant accessed() {
        return accessed;
    }

    void update() {
        updated = loop.now();
    }

    void access() {
        accessed = loop.now();
    }
}
