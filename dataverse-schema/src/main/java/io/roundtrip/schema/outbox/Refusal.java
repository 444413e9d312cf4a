package io.roundtrip.schema.outbox;

import io.roundtrip.messaging.Category;
import java.time.Instant;

/** Why Service Bus did not take a record, and when the sender tries again by itself. */
public record Refusal(Category category, String reason, String detail, Instant nextAttempt) {}
