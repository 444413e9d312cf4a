package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message in the hands of a receiver. The token is new for every delivery: the SDK keys its link state on it. */
public final class MessageLock {
    public final UUID token;
    public final StoredMessage message;
    /** Empty for a deferred message, which is fetched by request and not by a link. */
    final Optional<Consumer> holder;

    Instant until;
    EventLoop.Timer timer = EventLoop.Timer.NONE;

    MessageLock(UUID token, StoredMessage message, Optional<Consumer> holder, Instant until) {
        this.token = token;
        this.message = message;
        this.holder = holder;
        this.until = until;
    }

    public boolean heldBy(Consumer consumer) {
        return holder.isPresent() && holder.get() == consumer;
    }
}
