package io.roundtrip.schema.memory;

import io.roundtrip.schema.audit.Audit;
import io.roundtrip.schema.audit.AuditEntry;
import io.roundtrip.schema.audit.AuditQuery;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The entries of a test. */
public final class InMemoryAudit implements Audit {

    private final Map<UUID, AuditEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized void record(AuditEntry entry) {
        entries.putIfAbsent(entry.id(), toTheSecond(entry));
    }

    private static AuditEntry toTheSecond(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.at().truncatedTo(ChronoUnit.SECONDS),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.subjectId(),
                entry.why(),
                entry.change());
    }

    @Override
    public synchronized List<AuditEntry> find(AuditQuery query) {
        return entries.values().stream()
                .filter(entry -> query.who().map(entry.who()::equals).orElse(true))
                .filter(entry ->
                        query.subjectId().isEmpty() || query.subjectId().equals(entry.subjectId()))
                .filter(entry ->
                        query.from().map(from -> !entry.at().isBefore(from)).orElse(true))
                .filter(entry -> query.to().map(entry.at()::isBefore).orElse(true))
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(query.limit())
                .toList();
    }
}
