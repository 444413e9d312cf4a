package io.roundtrip.schema.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries, the latest first.
 *
 * @param from inclusive
 * @param to exclusive
 * @param limit 1 to 5,000
 */
public record AuditQuery(
        Optional<String> who, Optional<UUID> subjectId, Optional<Instant> from, Optional<Instant> to, int limit) {

    public static AuditQuery latest(int limit) {
        return new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    public AuditQuery by(String person) {
        return new AuditQuery(Optional.of(person), subjectId, from, to, limit);
    }

    public AuditQuery about(UUID subject) {
        return new AuditQuery(who, Optional.of(subject), from, to, limit);
    }

    public AuditQuery between(Instant start, Instant end) {
        return new AuditQuery(who, subjectId, Optional.of(start), Optional.of(end), limit);
    }
}
