package io.roundtrip.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LoopsTest {

    private static final Duration SOON = Duration.ofMillis(5);
    private final TestClock clock = new TestClock();
    private final Loops loops = new Loops(2, clock);
    private final LoopsHealth health = new LoopsHealth(loops);

    @AfterEach
    void stop() {
        loops.close();
    }

    private static Loop failing(TestClock clock, AtomicReference<Throwable> failure) {
        return new Loop(
                "Polling mapping m",
                () -> {
                    sneak(failure.get());
                    return SOON;
                },
                clock);
    }

    private static void sneak(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException bug) {
            throw bug;
        }
    }

    @Test
    void aStepIsRepeatedUntilItsLoopIsStopped() {
        AtomicInteger rounds = new AtomicInteger();
        loops.start("counting", () -> {
            rounds.incrementAndGet();
            return SOON;
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> rounds.get() > 3);
        loops.stop("counting");
        assertThat(loops.running()).isEmpty();
    }

    @Test
    void startingALoopThatRunsChangesNothing() {
        loops.start("counting", () -> SOON);
        Loop first = loops.running().iterator().next();
        loops.start("counting", () -> SOON);
        assertThat(loops.running()).containsExactly(first);
    }

    @Test
    void aFailingStepWaitsTwiceAsLongEachTimeUpToHalfAMinute() {
        Loop loop = failing(clock, new AtomicReference<>(new IllegalStateException("no")));
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(2));
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 100; i++) {
            loop.round();
        }
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aStepThatWorksAgainBeginsAnew() {
        AtomicReference<Throwable> failure = new AtomicReference<>(new IllegalStateException("no"));
        Loop loop = failing(clock, failure);
        loop.round();
        loop.round();
        failure.set(null);
        assertThat(loop.round()).isEqualTo(SOON);
        assertThat(loop.trouble()).isEmpty();
        failure.set(new IllegalStateException("no"));
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneTroubleIsLoggedOnceAndItsEndToo(CapturedOutput output) {
        AtomicReference<Throwable> failure = new AtomicReference<>(new IllegalStateException("no access"));
        Loop loop = failing(clock, failure);
        loop.round();
        loop.round();
        failure.set(null);
        loop.round();
        assertThat(output.getAll()).containsOnlyOnce("Polling mapping m failed and is tried again in 1 s: no access");
        assertThat(output.getAll()).containsOnlyOnce("Polling mapping m works again");
    }

    @Test
    void anErrorEndsNoLoopInSilence() {
        Loop loop = failing(clock, new AtomicReference<>(new StackOverflowError("too deep")));
        assertThat(loop.round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(loop.trouble().orElseThrow().reason()).contains("too deep");
    }

    @Test
    void healthNamesEveryTroubleAndSinceWhen() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        loops.start("Polling mapping m", () -> {
            throw new IllegalStateException("no access");
        });
        await().atMost(Duration.ofSeconds(10))
                .until(() -> health.health().getStatus().equals(Status.DOWN));
        Health down = health.health();
        assertThat(down.getDetails()).containsEntry("Polling mapping m", "no access (since " + clock.instant() + ")");
        loops.stop("Polling mapping m");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aClosedSetOfLoopsStartsNoFurtherRound() {
        AtomicInteger rounds = new AtomicInteger();
        loops.start("counting", () -> {
            rounds.incrementAndGet();
            return SOON;
        });
        loops.close();
        int after = rounds.get();
        loops.start("another", () -> {
            rounds.incrementAndGet();
            return SOON;
        });
        assertThat(rounds).hasValue(after);
    }
}
