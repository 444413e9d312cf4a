package io.roundtrip.schema.outbox;

import static io.roundtrip.schema.outbox.OutboxStatus.FAILED;
import static io.roundtrip.schema.outbox.OutboxStatus.PENDING;
import static io.roundtrip.schema.outbox.OutboxStatus.RETRY_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.outbox.OutboxRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
abstract class OutboxContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    abstract Outbox outbox();

    abstract TestClock clock();

    OutboxRecord aRecord() {
        UUID id = UUID.randomUUID();
        return OutboxRecord.pending(Notification.about("account", UUID.randomUUID())
                .id(id)
                .mapping("erp-customer")
                .target("erp")
                .rowVersion(4_711)
                .epoch(3)
                .correlationId(id.toString())
                .steps(Steps.none().with(Steps.NOTICED, clock().instant()))
                .build());
    }

    Refusal refusal(Instant nextAttempt) {
        return new Refusal(Category.UNKNOWN, "Service Bus did not accept it", "queue is full", nextAttempt);
    }

    OutboxRecord stored(OutboxRecord record) {
        return outbox().find(record.id()).orElseThrow();
    }

    OutboxRecord added() {
        OutboxRecord record = aRecord();
        outbox().add(List.of(record));
        return stored(record);
    }

    OutboxRecord failed(Instant nextAttempt) {
        OutboxRecord record = added();
        outbox().markFailed(List.of(record.refused(refusal(nextAttempt))));
        return stored(record);
    }

    List<OutboxRecord> due() {
        return outbox().due(clock().instant(), clock().instant().minus(MINUTE), 100);
    }

    @Test
    void keepsARecordWithAllItHolds() {
        OutboxRecord record = aRecord();
        outbox().add(List.of(record));
        OutboxRecord stored = stored(record);
        assertThat(stored.notification()).isEqualTo(record.notification());
        assertThat(stored.subject()).isEqualTo(record.subject());
        assertThat(stored.status()).isEqualTo(PENDING);
        assertThat(stored.attempts()).isZero();
        assertThat(stored.createdOn()).contains(clock().instant());
        assertThat(stored.etag()).isPresent();
    }

    @Test
    void keepsATombstoneWithoutAVersion() {
        OutboxRecord record = OutboxRecord.pending(Notification.about("account", UUID.randomUUID())
                .id(UUID.randomUUID())
                .mapping("erp-customer")
                .target("erp")
                .operation(Operation.DELETE)
                .correlationId("c")
                .build());
        outbox().add(List.of(record));
        assertThat(stored(record).notification()).isEqualTo(record.notification());
    }

    @Test
    void keepsARecordThatIsAddedAsFailedWithItsRefusal() {
        Instant next = clock().instant().plus(MINUTE);
        OutboxRecord record = aRecord().refused(refusal(next));
        outbox().add(List.of(record));
        assertThat(stored(record).status()).isEqualTo(FAILED);
        assertThat(stored(record).refusal()).contains(refusal(next));
        assertThat(stored(record).attempts()).isOne();
    }

    @Test
    void addingARecordAgainChangesNothing() {
        OutboxRecord failed = failed(clock().instant().plus(MINUTE));
        outbox().add(List.of(OutboxRecord.pending(failed.notification().orElseThrow())));
        assertThat(stored(failed)).isEqualTo(failed);
    }

    @Test
    void addsWhatIsNewAmongWhatIsThereAlready() {
        OutboxRecord there = added();
        OutboxRecord one = aRecord();
        OutboxRecord two = aRecord();
        outbox().add(List.of(one, OutboxRecord.pending(there.notification().orElseThrow()), two));
        assertThat(stored(one).status()).isEqualTo(PENDING);
        assertThat(stored(two).status()).isEqualTo(PENDING);
        assertThat(stored(there)).isEqualTo(there);
    }

    @Test
    void addingNothingIsFine() {
        outbox().add(List.of());
        outbox().deleteAccepted(List.of());
        outbox().markFailed(List.of());
        assertThat(due()).isEmpty();
    }

    @Test
    void aFreshRecordIsNotDueUntilItWasLeftBehind() {
        OutboxRecord record = added();
        assertThat(due()).isEmpty();
        clock().tick(MINUTE);
        assertThat(due()).isEmpty();
        clock().tick(Duration.ofSeconds(1));
        assertThat(due()).containsExactly(record);
    }

    @Test
    void aFailedRecordIsDueAtItsNextAttempt() {
        OutboxRecord record = failed(clock().instant().plus(MINUTE));
        clock().tick(Duration.ofSeconds(59));
        assertThat(due()).isEmpty();
        clock().tick(Duration.ofSeconds(1));
        assertThat(due()).containsExactly(record);
    }

    @Test
    void aRequestedRecordIsDueAtOnce() {
        OutboxRecord record = failed(clock().instant().plus(MINUTE));
        assertThat(outbox().requestRetry(record)).isEqualTo(WriteOutcome.UPDATED);
        assertThat(due()).containsExactly(stored(record));
        assertThat(due().get(0).status()).isEqualTo(RETRY_REQUESTED);
        assertThat(due().get(0).refusal()).isEqualTo(record.refusal());
        assertThat(due().get(0).onDemand()).isFalse();
    }

    @Test
    void theOldestAreDueFirstAndNoMoreThanAsked() {
        OutboxRecord first = failed(clock().instant());
        clock().tick(Duration.ofSeconds(1));
        OutboxRecord second = failed(clock().instant());
        clock().tick(Duration.ofSeconds(1));
        failed(clock().instant());
        assertThat(outbox().due(clock().instant(), clock().instant(), 2)).containsExactly(first, second);
    }

    @Test
    void listsFailedAndRequestedRecordsTheLastChangedFirst() {
        OutboxRecord first = failed(clock().instant().plus(MINUTE));
        clock().tick(Duration.ofSeconds(1));
        OutboxRecord second = failed(clock().instant().plus(MINUTE));
        added();
        clock().tick(Duration.ofSeconds(1));
        outbox().requestRetry(first);
        assertThat(outbox().failed(10)).extracting(OutboxRecord::id).containsExactly(first.id(), second.id());
        assertThat(outbox().failed(1)).hasSize(1);
    }

    @Test
    void deletesAcceptedRecordsAndOnesThatAreGone() {
        OutboxRecord fresh = aRecord();
        outbox().add(List.of(fresh));
        OutboxRecord readBack = added();
        outbox().deleteAccepted(List.of(aRecord(), fresh, readBack));
        assertThat(outbox().find(fresh.id())).isEmpty();
        assertThat(outbox().find(readBack.id())).isEmpty();
    }

    @Test
    void leavesAnAcceptedRecordThatSomebodyChangedSinceItWasRead() {
        OutboxRecord read = failed(clock().instant());
        outbox().requestRetry(read);
        OutboxRecord other = added();
        outbox().deleteAccepted(List.of(read, other));
        assertThat(stored(read).status()).isEqualTo(RETRY_REQUESTED);
        assertThat(outbox().find(other.id())).isEmpty();
    }

    @Test
    void deletesARecordOnlyAsItWasRead() {
        OutboxRecord read = failed(clock().instant());
        outbox().requestRetry(read);
        assertThat(outbox().delete(read)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(outbox().delete(stored(read))).isEqualTo(WriteOutcome.DELETED);
        assertThat(outbox().delete(read)).isEqualTo(WriteOutcome.GONE);
    }

    @Test
    void marksARecordFailedWithReasonAttemptsAndNextAttempt() {
        Instant next = clock().instant().plus(MINUTE);
        OutboxRecord record = aRecord();
        outbox().add(List.of(record));
        outbox().markFailed(List.of(record.refused(refusal(next))));
        outbox().markFailed(List.of(stored(record).refused(refusal(next.plus(MINUTE)))));
        assertThat(stored(record).attempts()).isEqualTo(2);
        assertThat(stored(record).refusal()).contains(refusal(next.plus(MINUTE)));
        assertThat(stored(record).notification()).isEqualTo(record.notification());
    }

    @Test
    void marksOnlyARecordThatIsAsItWasRead() {
        OutboxRecord read = failed(clock().instant());
        outbox().requestRetry(read);
        OutboxRecord gone = aRecord();
        outbox().markFailed(
                        List.of(gone.refused(refusal(clock().instant())), read.refused(refusal(clock().instant()))));
        assertThat(stored(read).status()).isEqualTo(RETRY_REQUESTED);
        assertThat(stored(read).attempts()).isOne();
        assertThat(outbox().find(gone.id())).isEmpty();
    }

    @Test
    void onlyOneOfTwoPeopleWhoRequestARetryWins() {
        OutboxRecord read = failed(clock().instant().plus(MINUTE));
        assertThat(outbox().requestRetry(read)).isEqualTo(WriteOutcome.UPDATED);
        assertThat(outbox().requestRetry(read)).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        outbox().delete(stored(read));
        assertThat(outbox().requestRetry(read)).isEqualTo(WriteOutcome.GONE);
    }

    @Test
    void askingTwiceForARowUnderOneIdIsAskingOnce() {
        UUID id = UUID.randomUUID();
        Subject subject = new Subject("erp-customer", UUID.randomUUID());
        outbox().request(id, subject);
        outbox().request(id, new Subject("other", UUID.randomUUID()));
        OutboxRecord asked = outbox().find(id).orElseThrow();
        assertThat(asked.subject()).isEqualTo(subject);
        assertThat(asked.onDemand()).isTrue();
        assertThat(asked.notification()).isEmpty();
        assertThat(due()).containsExactly(asked);
    }

    @Test
    void aRequestThatIsRefusedKeepsItsRow() {
        UUID id = UUID.randomUUID();
        Subject subject = new Subject("erp-customer", UUID.randomUUID());
        outbox().request(id, subject);
        outbox().markFailed(List.of(outbox().find(id).orElseThrow().refused(refusal(clock().instant()))));
        assertThat(outbox().find(id).orElseThrow().subject()).isEqualTo(subject);
        assertThat(outbox().find(id).orElseThrow().onDemand()).isFalse();
    }
}
