package io.roundtrip.schema.failures;

import static io.roundtrip.schema.failures.FailureStatus.FAILED;
import static io.roundtrip.schema.failures.FailureStatus.PARKED;
import static io.roundtrip.schema.failures.FailureStatus.RESOLVED;
import static io.roundtrip.schema.failures.FailureStatus.WAITING;
import static io.roundtrip.schema.failures.Samples.aCause;
import static io.roundtrip.schema.failures.Samples.aContext;
import static io.roundtrip.schema.failures.Samples.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.failures.FailureContext.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of failure rows promises. */
abstract class FailureRowsContract {

    private static final Duration SECOND = Duration.ofSeconds(1);

    abstract FailureRows rows();

    abstract TestClock clock();

    private FailureRow aRow(FailureStatus status) {
        return aRow(aKey(), status, Optional.empty());
    }

    private FailureRow aRow(FailureKey key, FailureStatus status, Optional<Parent> parent) {
        Instant now = clock().instant();
        return new FailureRow(
                key,
                new FailureState(status, FailedOperation.UPSERT, 9_007_199_254_740_993L, 2, Optional.of("id/r2.3")),
                aCause(),
                aContext(parent),
                new FailureProgress(3, Optional.of(now.plus(SECOND)), now.minus(SECOND), now, Optional.of("kim.demo")),
                Optional.of("looked at it"),
                Optional.empty());
    }

    private FailureRow inserted(FailureRow row) {
        assertThat(rows().insert(row)).isTrue();
        return rows().find(row.key().id()).orElseThrow();
    }

    @Test
    void keepsAllOfARow() {
        FailureRow row = aRow(aKey(), PARKED, Optional.of(new Parent("contact", UUID.randomUUID())));
        assertThat(inserted(row))
                .usingRecursiveComparison()
                .ignoringFields("etag")
                .isEqualTo(row);
        assertThat(rows().find(row.key().id()).orElseThrow().etag()).isPresent();
    }

    @Test
    void keepsARowOfWhichLittleIsKnown() {
        FailureContext little = new FailureContext(
                "", "account", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "c");
        FailureProgress progress =
                new FailureProgress(1, Optional.empty(), clock().instant(), clock().instant(), Optional.empty());
        FailureRow row = new FailureRow(
                aKey(),
                new FailureState(FAILED, FailedOperation.DELETE, 0, 0, Optional.empty()),
                new FailureCause(Stage.READ, Category.UNKNOWN, "the message cannot be read", ""),
                little,
                progress,
                Optional.empty(),
                Optional.empty());
        assertThat(inserted(row))
                .usingRecursiveComparison()
                .ignoringFields("etag")
                .isEqualTo(row);
    }

    @Test
    void textsOfForeignLengthAreCutInsteadOfRefused() {
        String endless = "x".repeat(5_000);
        FailureContext context = new FailureContext(
                "erp",
                "account",
                Optional.of(endless),
                Optional.empty(),
                Optional.of(endless),
                Optional.empty(),
                endless);
        FailureRow row = aRow(FAILED);
        FailureRow endlessRow = new FailureRow(
                row.key(),
                row.state(),
                new FailureCause(Stage.DELIVER, Category.DATA, endless, endless),
                context,
                row.progress(),
                Optional.of(endless),
                row.etag());
        assertThat(rows().insert(endlessRow)).isTrue();
        assertThat(rows().find(row.key().id()).orElseThrow().context().correlationId())
                .startsWith("xxx");
    }

    @Test
    void insertsOnlyWhatIsNotThere() {
        FailureRow first = inserted(aRow(FAILED));
        clock().tick(SECOND);
        assertThat(rows().insert(aRow(first.key(), WAITING, Optional.empty()))).isFalse();
        assertThat(rows().find(first.key().id())).contains(first);
        assertThat(rows().query(FailureQuery.in(FAILED).unchangedSince(clock().instant())))
                .containsExactly(first);
    }

    @Test
    void replacesARowOnlyAsItWasRead() {
        FailureRow read = inserted(aRow(FAILED));
        FailureRow next = read.with(read.state().withStatus(RESOLVED));
        assertThat(rows().replace(next)).isEqualTo(WriteOutcome.UPDATED);
        assertThat(rows().replace(read)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(rows().find(read.key().id()).orElseThrow().state().status()).isEqualTo(RESOLVED);
    }

    @Test
    void replacingClearsWhatTheNewRowLacks() {
        FailureRow read = inserted(aRow(aKey(), PARKED, Optional.of(new Parent("contact", UUID.randomUUID()))));
        FailureRow bare = new FailureRow(
                read.key(),
                new FailureState(WAITING, FailedOperation.UPSERT, 1, 0, Optional.empty()),
                read.cause(),
                aContext(Optional.empty()),
                read.progress(),
                Optional.empty(),
                read.etag());
        assertThat(rows().replace(bare)).isEqualTo(WriteOutcome.UPDATED);
        assertThat(rows().find(read.key().id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("etag")
                .isEqualTo(bare);
    }

    @Test
    void aRowThatIsGoneIsNotReplaced() {
        FailureRow row = aRow(FAILED);
        FailureRow neverStored = new FailureRow(
                row.key(),
                row.state(),
                row.cause(),
                row.context(),
                row.progress(),
                row.note(),
                inserted(aRow(FAILED)).etag());
        assertThat(rows().replace(neverStored)).isEqualTo(WriteOutcome.GONE);
        assertThat(rows().find(row.key().id())).isEmpty();
    }

    @Test
    void findsByStatusMappingStageAndParent() {
        UUID parent = UUID.randomUUID();
        FailureRow parked = inserted(aRow(aKey(), PARKED, Optional.of(new Parent("contact", parent))));
        FailureRow failed = inserted(aRow(FAILED));
        FailureRow other = inserted(aRow(new FailureKey("erp-contact", UUID.randomUUID()), FAILED, Optional.empty()));
        assertThat(rows().query(FailureQuery.in(PARKED, WAITING))).containsExactly(parked);
        assertThat(rows().query(FailureQuery.in(FAILED).ofMapping("erp-contact")))
                .containsExactly(other);
        assertThat(rows().query(FailureQuery.in(FAILED, PARKED).waitingFor(parent)))
                .containsExactly(parked);
        assertThat(rows().query(FailureQuery.in(FAILED).atStage(Stage.SEND))).isEmpty();
        assertThat(rows().query(FailureQuery.in(FAILED).atStage(Stage.DELIVER)))
                .containsExactlyInAnyOrder(failed, other);
    }

    @Test
    void theLatestFailureComesFirstAndNoMoreThanAsked() {
        FailureRow first = inserted(aRow(FAILED));
        clock().tick(SECOND);
        FailureRow second = inserted(aRow(FAILED));
        assertThat(rows().query(FailureQuery.in(FAILED))).containsExactly(second, first);
        assertThat(rows().query(FailureQuery.in(FAILED).atMost(1))).containsExactly(second);
    }

    @Test
    void tellsWhatHasNotChangedForAWhile() {
        FailureRow silent = inserted(aRow(WAITING));
        FailureRow touched = inserted(aRow(WAITING));
        clock().tick(SECOND);
        Instant now = clock().instant();
        rows().replace(touched);
        assertThat(rows().query(FailureQuery.in(WAITING).unchangedSince(now))).containsExactly(silent);
    }

    @Test
    void countsTheRowsOfEachStatus() {
        inserted(aRow(FAILED));
        inserted(aRow(FAILED));
        inserted(aRow(PARKED));
        assertThat(rows().counts())
                .hasSize(FailureStatus.values().length)
                .containsEntry(FAILED, 2)
                .containsEntry(PARKED, 1)
                .containsEntry(RESOLVED, 0);
    }
}
