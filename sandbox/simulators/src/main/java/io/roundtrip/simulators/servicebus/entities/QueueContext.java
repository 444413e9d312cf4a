package io.roundtrip.simulators.servicebus.entities;

import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.loop.EventLoop;
import java.util.UUID;
import java.util.function.Supplier;

/** What every queue of a bus shares. */
public record QueueContext(EventLoop loop, Supplier<UUID> ids, Journal journal) {}
