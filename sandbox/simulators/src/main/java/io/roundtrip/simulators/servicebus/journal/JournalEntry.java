package io.roundtrip.simulators.servicebus.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that happened to one message.
 *
 * @param queue path of the queue, with {@code /$deadletterqueue} for its dead letters
 * @param properties application properties of the message at that moment
 * @param detail what the kind leaves open, such as a reason or a condition; else empty
 * @param bodyStart the first 2,000 bytes of the body section as text, so that a reader can find what a message is about
 */
public record JournalEntry(
        Instant at,
        String queue,
        Kind kind,
        String messageId,
        Map<String, Object> properties,
        String detail,
        String bodyStart) {

    public enum Kind {
        SENT,
        /** A subscription got its copy of what was sent to its topic. */
        COPIED,
        DUPLICATE_DROPPED,
        REFUSED,
        SCHEDULED,
        /** A scheduled message became active. */
        ENQUEUED,
        CANCELLED,
        LOCKED,
        /** Received and deleted in one step. */
        TAKEN,
        RENEWED,
        COMPLETED,
        ABANDONED,
        /** Handed back without counting a delivery. */
        RELEASED,
        DEFERRED,
        DEADLETTERED,
        EXPIRED,
        /** A lock ran out; the delivery counts. */
        LOCK_LOST,
        /** A settlement came after its lock was gone. */
        SETTLEMENT_REFUSED
    }

    public JournalEntry {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
