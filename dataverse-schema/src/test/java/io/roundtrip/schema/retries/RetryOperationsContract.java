package io.roundtrip.schema.retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.retries.RetryOperation.Plan;
import io.roundtrip.schema.retries.RetryOperation.Progress;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of retry operations promises. */
abstract class RetryOperationsContract {

    private static final Instant AT = Instant.parse("2026-01-31T08:00:00Z");

    abstract RetryOperations operations();

    private RetryOperation stored(Instant startedOn) {
        RetryOperation planned =
                RetryOperation.planned(UUID.randomUUID(), "Kim", startedOn, "mapping=erp-customer", new Plan(500, 480));
        assertThat(operations().insert(planned)).isTrue();
        return operations().find(planned.id()).orElseThrow();
    }

    private List<UUID> unfinished() {
        return operations().unfinished().stream().map(RetryOperation::id).toList();
    }

    @Test
    void keepsAllOfAnOperation() {
        RetryOperation read = stored(AT);
        assertThat(read.etag()).isPresent();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("etag")
                .isEqualTo(RetryOperation.planned(read.id(), "Kim", AT, "mapping=erp-customer", new Plan(500, 480)));
        RetryOperation next = read.in(RetryStatus.RUNNING).with(new Progress(200, 150, 20));
        assertThat(operations().replace(next)).isEqualTo(WriteOutcome.UPDATED);
        assertThat(operations().find(read.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("etag")
                .isEqualTo(next);
    }

    @Test
    void isInsertedOnce() {
        RetryOperation read = stored(AT);
        assertThat(operations().insert(read.in(RetryStatus.CANCELLED))).isFalse();
        assertThat(operations().find(read.id())).contains(read);
    }

    @Test
    void ofTwoWhoReadTheSameOneWrites() {
        RetryOperation read = stored(AT);
        assertThat(operations().replace(read.in(RetryStatus.RUNNING))).isEqualTo(WriteOutcome.UPDATED);
        assertThat(operations().replace(read.in(RetryStatus.CANCELLED))).isEqualTo(WriteOutcome.CHANGED_MEANWHILE);
        assertThat(operations().find(read.id()).orElseThrow().status()).isEqualTo(RetryStatus.RUNNING);
    }

    @Test
    void whatWasNeverReadIsNotReplaced() {
        RetryOperation unread = RetryOperation.planned(UUID.randomUUID(), "Kim", AT, "", new Plan(1, 1));
        assertThatThrownBy(() -> operations().replace(unread)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theUnfinishedComeTheOldestFirst() {
        RetryOperation late = stored(AT.plusSeconds(20));
        RetryOperation early = stored(AT.plusSeconds(10));
        RetryOperation over = stored(AT.plusSeconds(15));
        operations().replace(over.over(RetryStatus.FINISHED, "480 of 480 acknowledged"));
        assertThat(unfinished()).containsSubsequence(early.id(), late.id()).doesNotContain(over.id());
        assertThat(operations().latest(5_000))
                .extracting(RetryOperation::id)
                .containsSubsequence(late.id(), over.id(), early.id());
        assertThat(operations().latest(1)).hasSize(1);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Plan(3, 4)).hasMessage("4 to retry of 3 selected");
        assertThatThrownBy(() -> new Progress(3, 2, 2)).hasMessage("2 resolved and 2 failed again of 3 requested");
    }
}
