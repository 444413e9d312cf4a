package io.roundtrip.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private final TestClock clock = new TestClock();
    private final List<String> told = new ArrayList<>();
    private final Gate.Receiver receiver = new Gate.Receiver() {
        @Override
        public void pause() {
            told.add("pause");
        }

        @Override
        public void resume() {
            told.add("resume");
        }
    };
    private boolean paused;
    private final Gate gate = new Gate("Target erp", () -> paused, clock);

    private void blocked() {
        gate.onBlocked(Failure.of(FailureKind.BLOCKED, Stage.DELIVER, Category.ACCESS, "erp does not accept our key"));
    }

    @Test
    void anOpenGateIsLeftAlone() {
        gate.follow(receiver);
        assertThat(told).isEmpty();
    }

    @Test
    void followsThePauseOfPeopleOnce() {
        paused = true;
        gate.follow(receiver);
        gate.follow(receiver);
        paused = false;
        gate.follow(receiver);
        gate.follow(receiver);
        assertThat(told).containsExactly("pause", "resume");
    }

    @Test
    void probesWhatIsBlockedAfterFifteenSecondsAndAgainWhenItBlocksAgain() {
        blocked();
        clock.tick(Duration.ofSeconds(14));
        gate.follow(receiver);
        assertThat(told).isEmpty();
        clock.tick(Duration.ofSeconds(1));
        gate.follow(receiver);
        gate.follow(receiver);
        assertThat(told).containsExactly("resume");
        blocked();
        clock.tick(Duration.ofSeconds(15));
        gate.follow(receiver);
        assertThat(told).containsExactly("resume", "resume");
    }

    @Test
    void whatPeopleHavePausedIsNotProbed() {
        paused = true;
        gate.follow(receiver);
        blocked();
        clock.tick(Duration.ofMinutes(1));
        gate.follow(receiver);
        assertThat(told).containsExactly("pause");
    }
}
