package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent.WaitingForRetry;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestSender sender = TestSender.withCustomers();
    private final Watchdog watchdog = new Watchdog(sender.failures, sender.mappings, sender.clock);
    private final FailureKey key = new FailureKey("erp-customer", UUID.randomUUID());

    private void waitForRetry() {
        FailureContext context = new FailureContext(
                "erp", "account", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "c");
        FailureCause cause = new FailureCause(Stage.DELIVER, Category.TARGET_DOWN, "erp is not available", "");
        sender.failures.report(
                new FailureReport(key, cause, context, 2, Optional.empty()),
                new WaitingForRetry(FailedOperation.UPSERT, 7));
    }

    private FailureStatus status() {
        return sender.failures.find(key).orElseThrow().state().status();
    }

    private Duration patience() {
        return sender.mapping().retry().sumOfDelays().plus(Duration.ofHours(1));
    }

    @Test
    void whatGotNoAnswerForTooLongFails() {
        watchdog.look();
        waitForRetry();
        sender.clock.tick(patience());
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.WAITING);
        sender.clock.tick(MINUTE);
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.FAILED);
        FailureCause cause = sender.failures.find(key).orElseThrow().cause();
        assertThat(cause.category()).isEqualTo(Category.NO_ANSWER);
        assertThat(cause.detail()).isEqualTo("Last known reason: erp is not available");
    }

    @Test
    void aRequestedRetryWithoutAnAnswerFailsToo() {
        watchdog.look();
        waitForRetry();
        sender.failures.requestRetry(key.id(), "kim.demo");
        sender.retries.sendRequested(10);
        assertThat(status()).isEqualTo(FailureStatus.RETRYING);
        sender.clock.tick(patience().plus(MINUTE));
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void theClockStandsStillWhileTheMappingIsPaused() {
        watchdog.look();
        waitForRetry();
        sender.mappingStore.setState("erp-customer", MappingState.PAUSED);
        standsStill(() -> sender.mappingStore.setState("erp-customer", MappingState.RUNNING));
    }

    @Test
    void theClockStandsStillWhileTheTargetIsPaused() {
        watchdog.look();
        waitForRetry();
        sender.mappingStore.setTargetState("erp", TargetState.PAUSED);
        standsStill(() -> sender.mappingStore.setTargetState("erp", TargetState.RUNNING));
    }

    private void standsStill(Runnable resume) {
        sender.clock.tick(MINUTE);
        watchdog.look();
        sender.clock.tick(patience().multipliedBy(2));
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.WAITING);
        resume.run();
        sender.clock.tick(MINUTE);
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.WAITING);
        sender.clock.tick(patience().plus(MINUTE));
        watchdog.look();
        assertThat(status()).isEqualTo(FailureStatus.FAILED);
    }
}
