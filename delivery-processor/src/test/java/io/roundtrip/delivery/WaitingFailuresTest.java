package io.roundtrip.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.memory.InMemoryFailureRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingFailuresTest {

    private final TestClock clock = new TestClock();
    private final Failures failures = new Failures(new InMemoryFailureRows(clock), clock);
    private final WaitingFailures waiting = new WaitingFailures(failures);
    private final Notification notification = TestDelivery.ofAccount(UUID.randomUUID());
    private final Instant next = clock.instant().plusSeconds(5);
    private final Failure failure = Failure.of(
                    FailureKind.TRANSIENT, Stage.DELIVER, Category.TARGET_DOWN, "erp is not available")
            .withRow(Optional.of(7L), Optional.of("Contoso"), Optional.empty());

    private Optional<FailureRow> row() {
        return failures.find(new FailureKey("erp-customer", notification.rowId()));
    }

    @Test
    void theFirstFailedAttemptIsNotShown() {
        waiting.beforeRetry(notification, failure, 1, next);
        assertThat(row()).isEmpty();
    }

    @Test
    void theSecondFailedAttemptIsShownWithItsNextOne() {
        waiting.beforeRetry(notification, failure, 2, next);
        FailureRow row = row().orElseThrow();
        assertThat(row.state().status()).isEqualTo(FailureStatus.WAITING);
        assertThat(row.state().version()).isEqualTo(7);
        assertThat(row.progress().attempts()).isEqualTo(2);
        assertThat(row.progress().nextAttempt()).contains(next);
        assertThat(row.context().recordName()).contains("Contoso");
    }

    @Test
    void anotherOpenStatusIsLeftAsItIs() {
        waiting.beforeRetry(notification, failure, 2, next);
        failures.requestRetry(row().orElseThrow().key().id(), "kim.demo");
        waiting.beforeRetry(notification, failure, 3, next);
        assertThat(row().orElseThrow().state().status()).isEqualTo(FailureStatus.RETRY_REQUESTED);
    }
}
