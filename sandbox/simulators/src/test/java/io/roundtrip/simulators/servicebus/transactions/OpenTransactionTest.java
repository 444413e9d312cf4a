package io.roundtrip.simulators.servicebus.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenTransactionTest {
    private final AtomicInteger applied = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-21T08:30:00Z");
    private final OpenTransaction transaction = new OpenTransaction(() -> now);

    @Test
    void theTwoMinutesBeginWithTheFirstStep() {
        now = now.plus(Duration.ofHours(1));
        transaction.add(new Sending(1));
        now = now.plus(Duration.ofMinutes(2).minusMillis(1));

        transaction.commit();

        assertThat(applied).hasValue(1);
    }

    @Test
    void afterTwoMinutesNothingIsApplied() {
        transaction.add(new Sending(1));
        now = now.plus(Duration.ofMinutes(2));

        assertThatThrownBy(transaction::commit).hasMessageContaining("took longer than 2 minutes");
        assertThatThrownBy(() -> transaction.add(new Sending(1))).hasMessageContaining("took longer than 2 minutes");
        assertThat(applied).hasValue(0);
    }

    @Test
    void messagesOfABatchCountEach() {
        transaction.add(new Sending(99));
        transaction.add(new Sending(1));

        assertThatThrownBy(() -> transaction.add(new Sending(1))).hasMessageContaining("more than 100 messages");
    }

    private final class Sending implements OpenTransaction.Step {
        private final int messages;

        Sending(int messages) {
            this.messages = messages;
        }

        @Override
        public void check() {}

        @Override
        public int sends() {
            return messages;
        }

        @Override
        public void apply() {
            applied.incrementAndGet();
        }
    }
}
