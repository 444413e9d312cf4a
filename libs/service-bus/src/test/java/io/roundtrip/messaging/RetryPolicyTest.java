package io.roundtrip.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.messaging.RetryDecision.DeadLetter;
import io.roundtrip.messaging.RetryDecision.Hold;
import io.roundtrip.messaging.RetryDecision.RetryAt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int SAMPLES = 2000;

    @Test
    void delaysDoubleUpToTheCap() {
        RetryPolicy policy = new RetryPolicy(6, Duration.ofSeconds(5), Duration.ofSeconds(30));
        assertThat(delay(policy, 1, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(delay(policy, 2, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(delay(policy, 3, 0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(delay(policy, 4, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delay(policy, 5, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.sumOfDelays()).isEqualTo(Duration.ofSeconds(95));
    }

    @Test
    void jitterOnlyShortensAndNeverByMoreThanAFifth() {
        everyPolicy((policy, random) -> {
            int attempt = 1 + random.nextInt(100);
            if (attempt < policy.maxAttempts()) {
                Duration longest = delay(policy, attempt, 0);
                Duration actual = delay(policy, attempt, random.nextDouble());
                assertThat(longest).isLessThanOrEqualTo(policy.maxDelay());
                assertThat(actual).isBetween(longest.multipliedBy(79).dividedBy(100), longest);
            }
        });
    }

    @Test
    void delaysNeverShrinkFromAttemptToAttempt() {
        everyPolicy((policy, random) -> {
            for (int attempt = 1; attempt + 1 < policy.maxAttempts(); attempt++) {
                assertThat(delay(policy, attempt + 1, 0)).isGreaterThanOrEqualTo(delay(policy, attempt, 0));
            }
        });
    }

    @Test
    void givesUpAfterTheLastAttemptAndNeverBefore() {
        everyPolicy((policy, random) -> {
            int attempt = 1 + random.nextInt(120);
            RetryDecision decision = policy.decide(attempt, FailureKind.TRANSIENT, NOW, 0.5, Optional.empty());
            assertThat(decision instanceof DeadLetter).isEqualTo(attempt >= policy.maxAttempts());
        });
    }

    @Test
    void retryAfterIsTheMinimumEvenAboveTheCap() {
        RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofSeconds(30));
        assertThat(delay(policy, 1, 0, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(delay(policy, 1, 0, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(5));
        assertThat(delay(policy, 1, 0, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void deadLettersWhatIsPermanentAtOnceAndHoldsWhatIsBlocked() {
        RetryPolicy policy = RetryPolicy.DEFAULT;
        assertThat(policy.decide(1, FailureKind.PERMANENT, NOW, 0, Optional.empty()))
                .isEqualTo(new DeadLetter("will not succeed by itself"));
        assertThat(policy.decide(99, FailureKind.BLOCKED, NOW, 0, Optional.empty()))
                .isEqualTo(new Hold());
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> new RetryPolicy(3, Duration.ofSeconds(9), Duration.ofSeconds(3)))
                .hasMessage("max-delay PT3S is shorter than first-delay PT9S");
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .hasMessage("max-attempts 0 is not between 1 and 100");
        assertThatThrownBy(() -> new RetryPolicy(3, Duration.ZERO, Duration.ofSeconds(3)))
                .hasMessage("first-delay PT0S is not positive");
        assertThatThrownBy(() -> new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofDays(8)))
                .hasMessage("max-delay PT192H is longer than PT168H");
    }

    private static void everyPolicy(BiConsumer<RetryPolicy, SplittableRandom> property) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            Duration first = Duration.ofMillis(1 + random.nextLong(60_000));
            Duration most = first.plusMillis(random.nextLong(86_400_000));
            RetryPolicy policy = new RetryPolicy(1 + random.nextInt(100), first, most);
            try {
                property.accept(policy, random);
            } catch (AssertionError failure) {
                throw new AssertionError("-Dseed=" + SEED + " sample " + i + ": " + policy, failure);
            }
        }
    }

    private static Duration delay(RetryPolicy policy, int attempt, double random) {
        return delay(policy, attempt, random, Duration.ZERO);
    }

    private static Duration delay(RetryPolicy policy, int attempt, double random, Duration retryAfter) {
        RetryDecision decision = policy.decide(attempt, FailureKind.TRANSIENT, NOW, random, Optional.of(retryAfter));
        return Duration.between(NOW, ((RetryAt) decision).at());
    }
}
