package io.roundtrip.schema.failures;

import static io.roundtrip.schema.failures.FailureStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.failures.FailureDecision.LeaveUnchanged;
import io.roundtrip.schema.failures.FailureDecision.Refuse;
import io.roundtrip.schema.failures.FailureDecision.Store;
import io.roundtrip.schema.failures.FailureEvent.Acknowledged;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureEvent.DeleteAcknowledged;
import io.roundtrip.schema.failures.FailureEvent.Discarded;
import io.roundtrip.schema.failures.FailureEvent.NoAnswer;
import io.roundtrip.schema.failures.FailureEvent.OutboxMoved;
import io.roundtrip.schema.failures.FailureEvent.Parked;
import io.roundtrip.schema.failures.FailureEvent.Restored;
import io.roundtrip.schema.failures.FailureEvent.RetryRequested;
import io.roundtrip.schema.failures.FailureEvent.RetrySent;
import io.roundtrip.schema.failures.FailureEvent.RowSeen;
import io.roundtrip.schema.failures.FailureEvent.SupersededBy;
import io.roundtrip.schema.failures.FailureEvent.WaitingForRetry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FailureLifeCycleTest {
    private static FailureState row(FailureStatus status) {
        return new FailureState(status, FailedOperation.UPSERT, 10, 2, Optional.of("m/1"));
    }

    private static FailureState afterRequest(FailureStatus status) {
        return row(status).withoutDeadLetter();
    }

    private static FailureDecision decide(FailureState current, FailureEvent event) {
        return FailureLifeCycle.decide(Optional.of(current), event);
    }

    private static FailureDecision decideWithoutRow(FailureEvent event) {
        return FailureLifeCycle.decide(Optional.empty(), event);
    }

    private static FailureState stored(FailureDecision decision) {
        assertThat(decision).isInstanceOf(Store.class);
        return ((Store) decision).next();
    }

    private static DeadLettered letter(String id, long version, int retry) {
        return new DeadLettered(id, FailedOperation.UPSERT, version, retry);
    }

    private static DeadLettered deleteLetter(String id) {
        return new DeadLettered(id, FailedOperation.DELETE, 0, 0);
    }

    private static Acknowledged ack(long version, int retry) {
        return new Acknowledged(version, RowSeen.NOT_READ, retry);
    }

    @Test
    void theFirstDeadLetterOpensTheRow() {
        assertThat(stored(decideWithoutRow(letter("m/1", 7, 0))))
                .isEqualTo(new FailureState(FAILED, FailedOperation.UPSERT, 7, 0, Optional.of("m/1")));
    }

    @Test
    void waitingChangesNoOtherOpenStatusAndNoNewerClosedRow() {
        WaitingForRetry waiting = new WaitingForRetry(FailedOperation.UPSERT, 11);
        assertThat(decide(row(FAILED), waiting)).isInstanceOf(LeaveUnchanged.class);
        assertThat(stored(decide(row(WAITING), waiting)).version()).isEqualTo(11);
        assertThat(stored(decide(row(RESOLVED), waiting)).status()).isEqualTo(WAITING);
        assertThat(decide(row(RESOLVED), new WaitingForRetry(FailedOperation.UPSERT, 9)))
                .isInstanceOf(LeaveUnchanged.class);
    }

    @ParameterizedTest
    @EnumSource
    void theSameDeadLetterAgainChangesNothing(FailureStatus status) {
        assertThat(decide(row(status), letter("m/1", 10, 2))).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void theSameMessageFailingOverTheDeletedRowIsAnotherFailure() {
        assertThat(stored(decide(row(FAILED), deleteLetter("m/1"))).operation()).isEqualTo(FailedOperation.DELETE);
    }

    @ParameterizedTest
    @EnumSource
    void anOlderVersionNeverOverwritesANewerOne(FailureStatus status) {
        assertThat(decide(row(status), letter("m/2", 9, 5))).isInstanceOf(LeaveUnchanged.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedDeleteIsNeverOlder(FailureStatus status) {
        FailureState next = stored(decide(row(status), deleteLetter("m/2")));
        assertThat(next.status()).isEqualTo(FAILED);
        assertThat(next.operation()).isEqualTo(FailedOperation.DELETE);
        assertThat(next.version()).isEqualTo(status.isOpen() ? 10 : 0);
        assertThat(next.retryNumber()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY_REQUESTED", "RETRYING"})
    void aDeadLetterOfAnEarlierAttemptDoesNotEndARetryButIsRemembered(FailureStatus status) {
        FailureState next = stored(decide(afterRequest(status), letter("m/2", 10, 1)));
        assertThat(next).isEqualTo(afterRequest(status).withLastMessageId("m/2"));
        assertThat(stored(decide(next, ack(10, 2))).status()).isEqualTo(RETRY_REQUESTED);
        assertThat(stored(decide(next, ack(10, 2))).retryNumber()).isEqualTo(3);
    }

    @Test
    void theRetrysOwnDeadLetterEndsIt() {
        assertThat(stored(decide(afterRequest(RETRYING), letter("f/r2.1", 10, 2)))
                        .status())
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "FAILED", "PARKED", "RETRYING"})
    void aRequestCountsOneMoreRetry(FailureStatus status) {
        FailureState next = stored(decide(row(status), new RetryRequested("alex")));
        assertThat(next.status()).isEqualTo(RETRY_REQUESTED);
        assertThat(next.retryNumber()).isEqualTo(3);
    }

    @Test
    void aRequestedRetryThatIsAcknowledgedIsGreenAfterOneRetry() {
        FailureState requested = stored(decide(row(FAILED), new RetryRequested("alex")));
        FailureState sent = stored(decide(requested, new RetrySent(3)));
        FailureState resolved = stored(decide(sent, ack(10, 3)));
        assertThat(resolved.status()).isEqualTo(RESOLVED);
        assertThat(resolved.retryNumber()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY_REQUESTED", "RESOLVED", "SUPERSEDED", "DISCARDED"})
    void aRequestThatComesTooLateIsRefusedWithASentence(FailureStatus status) {
        assertThat(decide(row(status), new RetryRequested("kim"))).isInstanceOf(Refuse.class);
    }

    @Test
    void sentMarksOnlyTheRetryThatWasRequested() {
        assertThat(stored(decide(afterRequest(RETRY_REQUESTED), new RetrySent(2)))
                        .status())
                .isEqualTo(RETRYING);
        assertThat(decide(afterRequest(RETRY_REQUESTED), new RetrySent(1))).isInstanceOf(LeaveUnchanged.class);
        assertThat(decide(row(FAILED), new RetrySent(2))).isInstanceOf(LeaveUnchanged.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"WAITING", "RETRYING"},
            mode = Mode.EXCLUDE)
    void theWatchdogEndsOnlyWhatWaitsForAnAnswer(FailureStatus status) {
        assertThat(decide(row(status), new NoAnswer())).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void aLateAnswerStillClosesWhatTheWatchdogEnded() {
        FailureState ended = stored(decide(afterRequest(RETRYING), new NoAnswer()));
        assertThat(ended.status()).isEqualTo(FAILED);
        assertThat(stored(decide(ended, ack(10, 2))).status()).isEqualTo(RESOLVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "FAILED", "PARKED", "RETRY_REQUESTED", "RETRYING"})
    void anAcknowledgementOfANewerVersionClosesAndSetsTheVersion(FailureStatus status) {
        FailureState next = stored(decide(row(status), ack(11, 0)));
        assertThat(next.status()).isEqualTo(RESOLVED);
        assertThat(next.version()).isEqualTo(11);
        assertThat(decide(row(status), ack(9, 9))).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void anAcknowledgementOfTheFailedVersionCountsWhenItAnswersTheRetry() {
        assertThat(stored(decide(afterRequest(RETRYING), ack(10, 2))).status()).isEqualTo(RESOLVED);
        assertThat(decide(afterRequest(RETRYING), ack(10, 1))).isInstanceOf(LeaveUnchanged.class);
        assertThat(decide(row(FAILED), ack(10, 2))).isInstanceOf(LeaveUnchanged.class);
        assertThat(stored(decide(row(WAITING), ack(10, 0))).status()).isEqualTo(RESOLVED);
    }

    @Test
    void aFailedDeleteIsClosedByItsAcknowledgementOrByARowFoundAlive() {
        FailureState failed = new FailureState(RETRYING, FailedOperation.DELETE, 0, 1, Optional.empty());
        assertThat(FailureLifeCycle.needsRow(failed)).isTrue();
        assertThat(decide(failed, ack(12, 0))).isInstanceOf(LeaveUnchanged.class);
        assertThat(stored(decide(failed, new Acknowledged(12, RowSeen.ALIVE, 0)))
                        .status())
                .isEqualTo(RESOLVED);
        assertThat(stored(decide(failed, new DeleteAcknowledged(1))).status()).isEqualTo(RESOLVED);
        assertThat(decide(failed, new DeleteAcknowledged(0))).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void aDeletesAcknowledgementClosesTheFailureOfAnUpsert() {
        assertThat(stored(decide(row(FAILED), new DeleteAcknowledged(0))).status())
                .isEqualTo(RESOLVED);
    }

    @Test
    void aNewerBaseSupersedesWhatTheCollectorStored() {
        assertThat(stored(decide(row(FAILED), new SupersededBy(11))).status()).isEqualTo(SUPERSEDED);
        assertThat(decide(row(FAILED), new SupersededBy(10))).isInstanceOf(LeaveUnchanged.class);
        assertThat(decide(row(RETRYING), new SupersededBy(11))).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void parkingTakesTheRowUnlessItHoldsANewerVersion() {
        assertThat(stored(decideWithoutRow(new Parked(5, 0))).status()).isEqualTo(PARKED);
        assertThat(stored(decide(row(RETRYING), new Parked(10, 2))).status()).isEqualTo(PARKED);
        assertThat(decide(row(FAILED), new Parked(9, 0))).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void aRequestedOutboxRecordBecomesARequestedFailure() {
        OutboxMoved moved = new OutboxMoved(FailedOperation.UPSERT, 10);
        assertThat(stored(decideWithoutRow(moved)).retryNumber()).isEqualTo(1);
        assertThat(stored(decide(row(FAILED), moved)).retryNumber()).isEqualTo(3);
        assertThat(decide(row(RETRY_REQUESTED), moved)).isInstanceOf(LeaveUnchanged.class);
    }

    @Test
    void aDiscardCanBeTakenBack() {
        FailureState discarded = stored(decide(row(FAILED), new Discarded("alex")));
        assertThat(discarded.status()).isEqualTo(DISCARDED);
        assertThat(stored(decide(discarded, new Restored("alex")))).isEqualTo(row(FAILED));
        assertThat(decide(row(RESOLVED), new Discarded("alex"))).isInstanceOf(Refuse.class);
        assertThat(decide(row(RESOLVED), new Restored("alex"))).isInstanceOf(Refuse.class);
    }

    @Test
    void withoutARowPeopleAreToldAndProcessesGoOn() {
        assertThat(decideWithoutRow(new RetryRequested("kim"))).isInstanceOf(Refuse.class);
        assertThat(decideWithoutRow(ack(10, 0))).isInstanceOf(LeaveUnchanged.class);
        assertThat(decideWithoutRow(new NoAnswer())).isInstanceOf(LeaveUnchanged.class);
    }
}
