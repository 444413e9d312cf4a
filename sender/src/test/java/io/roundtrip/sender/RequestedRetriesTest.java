package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Operation;
import io.roundtrip.messaging.Publisher;
import io.roundtrip.messaging.Source;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.sender.CrashingPorts.Crash;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestedRetriesTest {

    private final TestSender sender = TestSender.withCustomers();

    private FailureKey requested(String mapping, FailedOperation operation) {
        FailureKey key = new FailureKey(mapping, UUID.randomUUID());
        FailureContext context = new FailureContext(
                "erp",
                "account",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "correlation");
        FailureCause cause = new FailureCause(Stage.DELIVER, Category.DATA, "country is missing", "");
        sender.failures.report(
                new FailureReport(key, cause, context, 3, Optional.empty()),
                new DeadLettered(key.id() + "/1", operation, operation == FailedOperation.DELETE ? 0 : 7, 0));
        sender.failures.requestRetry(key.id(), "kim.demo");
        return key;
    }

    private FailureRow row(FailureKey key) {
        return sender.failures.find(key).orElseThrow();
    }

    @Test
    void aRequestedRetryIsSentUnderItsNumberThenMarked() {
        FailureKey key = requested("erp-customer", FailedOperation.UPSERT);
        assertThat(sender.retries.sendRequested(10)).isOne();
        assertThat(sender.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.messageId()).isEqualTo(key.id() + "/r1.1");
            assertThat(sent.rowVersion()).contains(7L);
            assertThat(sent.source()).isEqualTo(Source.REQUESTED);
            assertThat(sent.correlationId()).isEqualTo("correlation");
        });
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.RETRYING);
        assertThat(sender.retries.sendRequested(10)).isZero();
    }

    @Test
    void aFailedDeletionIsRetriedAsADeletion() {
        requested("erp-customer", FailedOperation.DELETE);
        sender.retries.sendRequested(10);
        assertThat(sender.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.operation()).isEqualTo(Operation.DELETE);
            assertThat(sent.rowVersion()).isEmpty();
        });
    }

    @Test
    void aCrashAfterTheSendSendsTheSameMessageAgain() {
        FailureKey key = requested("erp-customer", FailedOperation.UPSERT);
        sender.publisher = new CrashingPorts(1, true).of(Publisher.class, sender.queue);
        assertThatThrownBy(() -> sender.restart().retries.sendRequested(10)).isInstanceOf(Crash.class);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.RETRY_REQUESTED);
        sender.publisher = sender.queue;
        sender.restart().retries.sendRequested(10);
        assertThat(sender.sent()).hasSize(1);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.RETRYING);
    }

    @Test
    void aRetryThatTheBrokerDoesNotTakeStaysRequested() {
        FailureKey key = requested("erp-customer", FailedOperation.UPSERT);
        sender.queue.goDown();
        sender.retries.sendRequested(10);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.RETRY_REQUESTED);
        sender.queue.comeBack();
        sender.retries.sendRequested(10);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.RETRYING);
    }

    @Test
    void anAnswerThatIsFasterThanTheMarkIsKept() {
        FailureKey key = requested("erp-customer", FailedOperation.UPSERT);
        sender.queue.refuse(message -> {
            sender.failures.discard(key.id(), "kim.demo", "not needed any more");
            return false;
        });
        sender.retries.sendRequested(10);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.DISCARDED);
    }

    @Test
    void aRetryOfAMappingThatIsGoneFailsAtOnceInsteadOfWaitingForEver() {
        FailureKey key = requested("erp-gone", FailedOperation.UPSERT);
        sender.retries.sendRequested(10);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.FAILED);
        assertThat(row(key).cause().reason()).isEqualTo("the mapping erp-gone does not exist");
        assertThat(row(key).cause().category()).isEqualTo(Category.MAPPING);
        sender.failures.requestRetry(key.id(), "kim.demo");
        sender.retries.sendRequested(10);
        assertThat(row(key).state().status()).isEqualTo(FailureStatus.FAILED);
        assertThat(row(key).state().retryNumber()).isEqualTo(2);
    }

    @Test
    void noMoreThanAskedAreSentAtATime() {
        for (int i = 0; i < 5; i++) {
            requested("erp-customer", FailedOperation.UPSERT);
        }
        assertThat(sender.retries.sendRequested(2)).isEqualTo(2);
        assertThat(sender.retries.sendRequested(10)).isEqualTo(3);
        assertThat(sender.sent()).hasSize(5);
    }
}
