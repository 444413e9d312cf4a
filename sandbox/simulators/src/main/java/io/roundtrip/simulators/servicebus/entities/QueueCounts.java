package io.roundtrip.simulators.servicebus.entities;

/** Messages of one queue. As in the service, active includes those under a lock and those deferred. */
public record QueueCounts(long active, long scheduled, long deadLettered) {}
