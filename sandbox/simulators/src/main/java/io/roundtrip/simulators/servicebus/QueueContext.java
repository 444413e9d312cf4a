package io.roundtrip.simulators.servicebus;

import java.util.UUID;
import java.util.function.Supplier;

/** What every queue of a bus shares. */
record QueueContext(EventLoop loop, Supplier<UUID> ids, Journal journal) {}
