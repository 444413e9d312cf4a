package io.roundtrip.simulators.servicebus.amqp;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which entities a connection may use, each until its token expires; a new token prolongs. */
final class Authorizations {
    private final EventLoop loop;
    private final Consumer<String> expired;
    private final Map<String, EventLoop.Timer> expiries = new HashMap<>();

    /** @param expired told the key of an entity that may be used no longer */
    Authorizations(EventLoop loop, Consumer<String> expired) {
        this.loop = loop;
        this.expired = expired;
    }

    void grant(EntityAddress address, Instant until) {
        String key = address.key();
        Optional.ofNullable(expiries.put(key, loop.at(until, () -> expire(key))))
                .ifPresent(EventLoop.Timer::cancel);
    }

    boolean allows(EntityAddress address) {
        return expiries.containsKey(address.key());
    }

    void clear() {
        expiries.values().forEach(EventLoop.Timer::cancel);
        expiries.clear();
    }

    private void expire(String key) {
        expiries.remove(key);
        expired.accept(key);
    }
}
