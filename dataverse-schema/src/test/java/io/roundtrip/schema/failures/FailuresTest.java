package io.roundtrip.schema.failures;

import static io.roundtrip.schema.failures.FailureStatus.DISCARDED;
import static io.roundtrip.schema.failures.FailureStatus.FAILED;
import static io.roundtrip.schema.failures.FailureStatus.RESOLVED;
import static io.roundtrip.schema.failures.FailureStatus.RETRYING;
import static io.roundtrip.schema.failures.FailureStatus.RETRY_REQUESTED;
import static io.roundtrip.schema.failures.FailureStatus.WAITING;
import static io.roundtrip.schema.failures.Samples.aKey;
import static io.roundtrip.schema.failures.Samples.aReport;
import static io.roundtrip.schema.failures.Samples.deadLetter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureEvent.NoAnswer;
import io.roundtrip.schema.failures.FailureEvent.WaitingForRetry;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final TestClock clock = new TestClock();
    private final FailureRows stored = new InMemoryFailureRows(clock);
    private final RacingFailureRows rows = new RacingFailureRows(stored);
    private final Failures failures = new Failures(rows, clock);
    private final Failures others = new Failures(rows, clock);
    private final FailureKey key = aKey();

    private FailureRow row() {
        return failures.find(key).orElseThrow();
    }

    private void fail(long version) {
        failures.report(aReport(key), deadLetter("letter-" + version, version));
    }

    private FailureStatus status() {
        return row().state().status();
    }

    @Test
    void theFirstFailureIsStoredWithItsTime() {
        assertThat(failures.report(aReport(key), deadLetter("a", 7))).isPresent();
        assertThat(status()).isEqualTo(FAILED);
        assertThat(row().progress().firstFailure()).isEqualTo(clock.instant());
    }

    @Test
    void theNextFailureOfAnOpenRowKeepsWhenItBegan() {
        Instant began = clock.instant();
        fail(7);
        clock.tick(Duration.ofMinutes(1));
        fail(8);
        assertThat(row().progress().firstFailure()).isEqualTo(began);
        assertThat(row().progress().lastFailure()).isEqualTo(clock.instant());
    }

    @Test
    void aFailureAfterTheRowWasClosedBeginsAnew() {
        fail(7);
        failures.discard(key.id(), "kim.demo", "not needed");
        clock.tick(Duration.ofMinutes(1));
        fail(8);
        assertThat(row().progress().firstFailure()).isEqualTo(clock.instant());
    }

    @Test
    void whatIsReportedAgainChangesNothing() {
        fail(7);
        FailureRow before = row();
        assertThat(failures.report(aReport(key), deadLetter("letter-7", 7))).isEmpty();
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void anEarlierFailuresKnowledgeOfTheRowIsKept() {
        fail(7);
        FailureContext little = new FailureContext(
                "erp", "account", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "c2");
        failures.report(
                new FailureReport(key, Samples.aCause(), little, 1, Optional.empty()), deadLetter("letter-8", 8));
        assertThat(row().context().recordName()).contains("Bold Bike Accessories");
        assertThat(row().context().targetId()).contains("C-100001");
        assertThat(row().context().correlationId()).isEqualTo("c2");
    }

    @Test
    void whoeverLosesTheRaceDecidesAgainOnWhatTheWinnerWrote() {
        fail(7);
        rows.beforeTheNextWrite(() -> others.report(aReport(key), deadLetter("newer", 9)));
        failures.report(aReport(key), deadLetter("older", 8));
        assertThat(row().state().version()).isEqualTo(9);
        assertThat(row().state().lastMessageId()).contains("newer");
    }

    @Test
    void twoFirstFailuresMakeOneRow() {
        rows.beforeTheNextWrite(() -> others.report(aReport(key), deadLetter("newer", 9)));
        assertThat(failures.report(aReport(key), deadLetter("older", 8))).isEmpty();
        assertThat(row().state().version()).isEqualTo(9);
    }

    @Test
    void aRetryAskedForByTwoIsOneRetryAndTheSecondLearnsWhoWasFirst() {
        fail(7);
        assertThat(failures.requestRetry(key.id(), "alex.demo")).isInstanceOf(Acted.Done.class);
        Acted second = failures.requestRetry(key.id(), "kim.demo");
        assertThat(second).isEqualTo(new Acted.TooLate("a retry is requested already (last acted on by alex.demo)"));
        assertThat(row().state().retryNumber()).isOne();
    }

    @Test
    void aRetryThatRacesWithAnotherIsCountedOnce() {
        fail(7);
        rows.beforeTheNextWrite(() -> others.requestRetry(key.id(), "alex.demo"));
        assertThat(failures.requestRetry(key.id(), "kim.demo"))
                .isEqualTo(new Acted.TooLate("a retry is requested already (last acted on by alex.demo)"));
        assertThat(row().state().retryNumber()).isOne();
    }

    @Test
    void aRetryThatRacesWithTheAcknowledgementIsRefused() {
        fail(7);
        rows.beforeTheNextWrite(() -> others.acknowledged(key, 8, 0, () -> true));
        assertThat(failures.requestRetry(key.id(), "kim.demo"))
                .isEqualTo(new Acted.TooLate("an acknowledgement resolved it meanwhile"));
    }

    @Test
    void anUnknownFailureCannotBeActedOn() {
        assertThat(failures.requestRetry(key.id(), "kim.demo")).isInstanceOf(Acted.Unknown.class);
        assertThat(failures.discard(key.id(), "kim.demo", "why")).isInstanceOf(Acted.Unknown.class);
        assertThat(failures.restore(key.id(), "kim.demo")).isInstanceOf(Acted.Unknown.class);
    }

    @Test
    void aSentRetryIsMarkedOnlyWhileItIsTheOneThatWasRead() {
        fail(7);
        failures.requestRetry(key.id(), "kim.demo");
        FailureRow read = row();
        failures.acknowledged(key, 8, 1, () -> true);
        failures.retrySent(read);
        assertThat(status()).isEqualTo(RESOLVED);
    }

    @Test
    void aSentRetryIsMarked() {
        fail(7);
        failures.requestRetry(key.id(), "kim.demo");
        failures.retrySent(row());
        assertThat(status()).isEqualTo(RETRYING);
        failures.retrySent(row());
        assertThat(status()).isEqualTo(RETRYING);
    }

    @Test
    void aRetryMarkedTwiceByTwoSendersIsMarkedOnce() {
        fail(7);
        failures.requestRetry(key.id(), "kim.demo");
        FailureRow read = row();
        others.retrySent(read);
        others.report(aReport(key), new DeadLettered("r1", FailedOperation.UPSERT, 7, 1));
        failures.retrySent(read);
        assertThat(status()).isEqualTo(FAILED);
    }

    @Test
    void anAcknowledgementWithoutAFailureReadsNoSourceRow() {
        assertThat(failures.acknowledged(key, 7, 0, () -> {
                    throw new AssertionError("not needed");
                }))
                .isEmpty();
    }

    @Test
    void anAcknowledgementOfANewerVersionClosesTheFailure() {
        fail(7);
        assertThat(failures.acknowledged(key, 8, 0, () -> false)).isPresent();
        assertThat(status()).isEqualTo(RESOLVED);
        assertThat(row().state().version()).isEqualTo(8);
    }

    @Test
    void anAcknowledgementOfAnOlderVersionLeavesTheFailureOpen() {
        fail(7);
        assertThat(failures.acknowledged(key, 6, 0, () -> true)).isEmpty();
        assertThat(status()).isEqualTo(FAILED);
    }

    @Test
    void anUpsertsAcknowledgementClosesAFailedDeleteOnlyWhenTheRowIsAlive() {
        failures.report(aReport(key), new DeadLettered("d", FailedOperation.DELETE, 0, 0));
        failures.acknowledged(key, 9, 0, () -> false);
        assertThat(status()).isEqualTo(FAILED);
        failures.acknowledged(key, 9, 0, () -> true);
        assertThat(status()).isEqualTo(RESOLVED);
    }

    @Test
    void aWaitingRowShowsItsNextAttemptUntilItIsOver() {
        Instant next = clock.instant().plusSeconds(5);
        FailureReport waiting =
                new FailureReport(key, Samples.aCause(), Samples.aContext(Optional.empty()), 2, Optional.of(next));
        failures.report(waiting, new WaitingForRetry(FailedOperation.UPSERT, 7));
        assertThat(status()).isEqualTo(WAITING);
        assertThat(row().progress().nextAttempt()).contains(next);
        failures.requestRetry(key.id(), "kim.demo");
        assertThat(row().progress().nextAttempt()).isEmpty();
    }

    @Test
    void aWaitingRowWithoutAnAnswerFails() {
        failures.report(aReport(key), new WaitingForRetry(FailedOperation.UPSERT, 7));
        failures.report(aReport(key), new NoAnswer());
        assertThat(status()).isEqualTo(FAILED);
        assertThat(failures.happened(aKey(), new NoAnswer())).isEmpty();
    }

    @Test
    void aDiscardKeepsWhoAndWhyAndCanBeTakenBack() {
        fail(7);
        assertThat(failures.discard(key.id(), "kim.demo", "the shop is closed")).isInstanceOf(Acted.Done.class);
        assertThat(status()).isEqualTo(DISCARDED);
        assertThat(row().note()).contains("the shop is closed");
        assertThat(row().progress().actedBy()).contains("kim.demo");
        assertThat(failures.restore(key.id(), "alex.demo")).isInstanceOf(Acted.Done.class);
        assertThat(status()).isEqualTo(FAILED);
        assertThat(failures.restore(key.id(), "alex.demo"))
                .isEqualTo(new Acted.TooLate("only a discarded failure can be restored (last acted on by alex.demo)"));
    }

    @Test
    void whatOthersChangeAllTheTimeIsGivenUpAfterAWhile() {
        fail(7);
        IntStream.range(0, 20).forEach(i -> rows.beforeTheNextWrite(() -> stored.replace(row())));
        assertThatThrownBy(() -> failures.discard(key.id(), "kim.demo", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changed by others all the time");
    }

    @Test
    void whatWasClosedMeanwhileIsNotReopenedByTheStepThatWasRead() {
        fail(7);
        FailureRow read = row();
        others.discard(key.id(), "kim.demo", "x");
        failures.happenedAsRead(read, new FailureEvent.DeleteAcknowledged(0));
        assertThat(status()).isEqualTo(DISCARDED);
        failures.requestRetry(key.id(), "kim.demo");
        assertThat(status()).isNotEqualTo(RETRY_REQUESTED);
    }
}
