package io.roundtrip.admin;

import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.mappings.MappingStore;
import io.roundtrip.schema.outbox.Outbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Gives each test a world of its own under the same running app; time goes on from one to the next. */
final class Worlds {

    final TickingClock clock = new TickingClock();
    private volatile World current = World.inMemory(clock);

    World next() {
        return next(World.inMemory(clock));
    }

    World next(World world) {
        clock.nextDay();
        current = world;
        return world;
    }

    Outbox outbox() {
        return port(Outbox.class, () -> current.outbox);
    }

    FailureRows rows() {
        return port(FailureRows.class, () -> current.rows);
    }

    DeltaLinks feeds() {
        return port(DeltaLinks.class, () -> current.feeds);
    }

    MappingStore mappings() {
        return port(MappingStore.class, () -> current.mappings);
    }

    private static <T> T port(Class<T> type, Supplier<T> current) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                }));
    }
}
