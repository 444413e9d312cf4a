package io.roundtrip.schema.outbox;

/** What the sender still owes a record; one that Service Bus has accepted is deleted. */
public enum OutboxStatus {
    PENDING,
    FAILED,
    RETRY_REQUESTED
}
