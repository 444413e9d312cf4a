package io.roundtrip.schema.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.audit.AuditEntry.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every record of what people did promises. */
abstract class AuditContract {

    private static final Instant AT = Instant.parse("2026-01-31T08:00:00Z");

    private final String who = "Kim " + UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();

    abstract Audit audit();

    private AuditEntry entry(Instant at, String why, Optional<UUID> row) {
        Change change = new Change("Failed", "Retry requested");
        return new AuditEntry(UUID.randomUUID(), at, who, "retry", "Coffee Lab", row, why, change);
    }

    @Test
    void keepsAllOfAnEntry() {
        AuditEntry entry = entry(AT, "the ERP's number range was extended", Optional.of(subject));
        audit().record(entry);
        assertThat(audit().find(AuditQuery.latest(10).by(who))).containsExactly(entry);
    }

    @Test
    void recordsAnEntryOnceAndNeverChangesIt() {
        AuditEntry entry = entry(AT, "first", Optional.empty());
        audit().record(entry);
        audit().record(new AuditEntry(entry.id(), AT, who, "discard", "Other", Optional.empty(), "", Change.NONE));
        assertThat(audit().find(AuditQuery.latest(10).by(who))).containsExactly(entry);
    }

    @Test
    void findsTheLatestFirst() {
        AuditEntry early = entry(AT, "early", Optional.of(subject));
        AuditEntry late = entry(AT.plusSeconds(60), "late", Optional.empty());
        audit().record(early);
        audit().record(late);
        AuditQuery mine = AuditQuery.latest(10).by(who);
        assertThat(audit().find(mine)).containsExactly(late, early);
        assertThat(audit().find(AuditQuery.latest(1).by(who))).containsExactly(late);
        assertThat(audit().find(mine.about(subject))).containsExactly(early);
        assertThat(audit().find(mine.between(AT, AT.plusSeconds(60)))).containsExactly(early);
        assertThat(audit().find(mine.between(AT.plusSeconds(60), AT.plusSeconds(61))))
                .containsExactly(late);
    }

    @Test
    void whatIsTooLongIsCutInsteadOfLost() {
        audit().record(entry(AT, "w".repeat(5_000), Optional.empty()));
        assertThat(audit().find(AuditQuery.latest(1).by(who)))
                .singleElement()
                .satisfies(stored -> assertThat(stored.why()).startsWith("w".repeat(4_000)));
    }
}
