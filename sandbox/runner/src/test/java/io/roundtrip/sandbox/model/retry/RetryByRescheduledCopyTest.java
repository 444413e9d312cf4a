package io.roundtrip.sandbox.model.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.RetryDecision;
import io.roundtrip.sandbox.model.Exploration;
import io.roundtrip.sandbox.model.Explorer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A message is delivered or dead-lettered, after a bounded number of attempts, whatever is killed in between. */
class RetryByRescheduledCopyTest {
    private static Exploration explore(String name, Rules rules) {
        Exploration exploration = new Explorer<>(new RetryModel(rules), 100_000).explore(name);
        System.out.println(exploration.report());
        return exploration;
    }

    @Test
    void endsInDeliveryOrDeadLetter() {
        assertThat(explore("a message that fails as it likes, three kills", Rules.production())
                        .violation())
                .isEmpty();
    }

    @Test
    void findsTheCopyThatKeepsItsMessageId() {
        Rules planted = new Rules(Rules.production().decide(), attempt -> 1);
        assertThat(explore("PLANTED: the copy keeps its MessageId", planted).violation())
                .hasValueSatisfying(why -> assertThat(why).startsWith("LOST"));
    }

    @Test
    void findsThePolicyThatNeverGivesUp() {
        Rules planted = new Rules(
                RetryByRescheduledCopyTest::forEver, Rules.production().messageId());
        assertThat(explore("PLANTED: the retry policy never gives up", planted).violation())
                .hasValueSatisfying(why -> assertThat(why).startsWith("ENDLESS"));
    }

    private static RetryDecision forEver(int attempt, FailureKind kind) {
        return new RetryDecision.RetryAt(Instant.EPOCH);
    }
}
