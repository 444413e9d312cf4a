package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Source;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.outbox.Outbox;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.outbox.OutboxRecord.Subject;
import io.roundtrip.schema.outbox.OutboxStatus;
import io.roundtrip.sender.CrashingPorts.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueRecordsTest {

    private static final String TWO_TARGETS = TestSender.CUSTOMER.replace(
                    "targets:", "targets:\n  crm: { kind: http, order: unordered, guarantee: guarded }")
            + TestSender.CUSTOMER
                    .substring(TestSender.CUSTOMER.indexOf("  - name"))
                    .replace("erp-customer", "crm-customer")
                    .replace("target: erp", "target: crm")
                    .replace("rt_erpid", "rt_crmid");
    private final TestSender sender = TestSender.withCustomers();
    private final UUID row = UUID.randomUUID();

    private static Notification notification(String mapping, String target, UUID row) {
        UUID id = UUID.randomUUID();
        return Notification.about("account", row)
                .id(id)
                .mapping(mapping)
                .target(target)
                .rowVersion(7)
                .correlationId("correlation")
                .build();
    }

    private OutboxRecord left(String mapping) {
        OutboxRecord record = OutboxRecord.pending(notification(mapping, "erp", row));
        sender.outbox.add(List.of(record));
        sender.clock.tick(Duration.ofSeconds(31));
        return record;
    }

    /** A record that the broker refused once; due again within two minutes. */
    private OutboxRecord refused() {
        OutboxRecord record = left("erp-customer");
        sender.queue.refuse(message -> true);
        sender.due.relayDue(10);
        sender.queue.refuseNothing();
        return sender.outbox.find(record.id()).orElseThrow();
    }

    @Test
    void aRecordLeftBehindByACrashIsSentUnderTheSameMessageId() {
        OutboxRecord record = left("erp-customer");
        assertThat(sender.due.relayDue(10)).isOne();
        assertThat(sender.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.messageId()).isEqualTo(record.id() + "/1"));
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void aFreshRecordIsLeftToWhoeverRecordedIt() {
        sender.outbox.add(List.of(OutboxRecord.pending(notification("erp-customer", "erp", row))));
        assertThat(sender.due.relayDue(10)).isZero();
    }

    @Test
    void aRefusedRecordWaitsLongerEachTimeAndIsNeverGivenUp() {
        OutboxRecord record = refused();
        assertThat(record.status()).isEqualTo(OutboxStatus.FAILED);
        assertThat(record.attempts()).isOne();
        assertThat(record.refusal().orElseThrow().nextAttempt())
                .isBetween(
                        sender.clock.instant().plusSeconds(48),
                        sender.clock.instant().plusSeconds(60));
        sender.queue.refuse(message -> true);
        for (int attempt = 2; attempt <= 60; attempt++) {
            sender.clock.tick(Duration.ofHours(1));
            sender.due.relayDue(10);
            assertThat(sender.outbox.find(record.id()).orElseThrow().attempts()).isEqualTo(attempt);
        }
        sender.queue.refuseNothing();
        sender.clock.tick(Duration.ofHours(1));
        sender.due.relayDue(10);
        assertThat(sender.sentRows()).containsExactly(row);
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void whatWaitsWhileTheBusIsDownIsNoFailure() {
        OutboxRecord record = left("erp-customer");
        sender.queue.goDown();
        sender.due.relayDue(10);
        assertThat(sender.outbox.find(record.id()).orElseThrow().status()).isEqualTo(OutboxStatus.PENDING);
        sender.queue.comeBack();
        sender.due.relayDue(10);
        assertThat(sender.sentRows()).containsExactly(row);
    }

    @Test
    void aRequestedRecordBecomesAFailureRowWithARequestedRetry() {
        OutboxRecord record = refused();
        sender.outbox.requestRetry(record);
        sender.due.relayDue(10);
        FailureRow failure =
                sender.failures.find(new FailureKey("erp-customer", row)).orElseThrow();
        assertThat(failure.state().status()).isEqualTo(FailureStatus.RETRY_REQUESTED);
        assertThat(failure.state().retryNumber()).isOne();
        assertThat(failure.state().version()).isEqualTo(7);
        assertThat(failure.cause().reason()).isEqualTo("Service Bus did not accept it");
        assertThat(failure.context().correlationId()).isEqualTo("correlation");
        assertThat(sender.outbox.find(record.id())).isEmpty();
        assertThat(sender.sent()).isEmpty();
    }

    @Test
    void aCrashBetweenStoringTheFailureRowAndDeletingTheRecordLosesNothing() {
        sender.outbox.requestRetry(refused());
        Outbox outbox = sender.outbox;
        sender.outbox = new CrashingPorts(2, false).of(Outbox.class, outbox);
        assertThatThrownBy(() -> sender.restart().due.relayDue(10)).isInstanceOf(Crash.class);
        sender.outbox = outbox;
        sender.restart().due.relayDue(10);
        FailureRow failure =
                sender.failures.find(new FailureKey("erp-customer", row)).orElseThrow();
        assertThat(failure.state().retryNumber()).isOne();
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void anybodyMayAskForARow() {
        UUID request = UUID.randomUUID();
        sender.outbox.request(request, new Subject("erp-customer", row));
        sender.due.relayDue(10);
        assertThat(sender.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.id()).isEqualTo(request);
            assertThat(sent.rowId()).isEqualTo(row);
            assertThat(sent.source()).isEqualTo(Source.REPAIR);
            assertThat(sent.runId()).contains(request.toString());
            assertThat(sent.table()).isEqualTo("account");
        });
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void aRequestForAnUnknownMappingSaysWhatIsWrong() {
        UUID request = UUID.randomUUID();
        sender.outbox.request(request, new Subject("erp-custommer", row));
        sender.due.relayDue(10);
        OutboxRecord record = sender.outbox.find(request).orElseThrow();
        assertThat(record.status()).isEqualTo(OutboxStatus.FAILED);
        assertThat(record.refusal().orElseThrow().reason()).isEqualTo("the mapping erp-custommer does not exist");
        assertThat(record.refusal().orElseThrow().category()).isEqualTo(Category.MAPPING);
        assertThat(sender.due.relayDue(10)).isZero();
    }

    @Test
    void aRequestWithoutARowIdIsNotSentAsADeletionOfNothing() {
        UUID request = UUID.randomUUID();
        sender.outbox.request(request, new Subject("erp-customer", new UUID(0, 0)));
        sender.due.relayDue(10);
        assertThat(sender.sent()).isEmpty();
        assertThat(sender.outbox
                        .find(request)
                        .orElseThrow()
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo("the row is not named by its id");
    }

    @Test
    void oneRecordThatCannotBeMovedDoesNotStopTheOthers() {
        OutboxRecord requested = refused();
        sender.outbox.requestRetry(requested);
        OutboxRecord other = OutboxRecord.pending(notification("erp-customer", "erp", UUID.randomUUID()));
        sender.outbox.add(List.of(other));
        sender.clock.tick(Duration.ofSeconds(31));
        sender.outbox = new CrashingPorts(2, false).of(Outbox.class, sender.outbox); // deleting the moved record fails
        assertThatThrownBy(() -> sender.restart().due.relayDue(10)).isInstanceOf(Crash.class);
        assertThat(sender.sentRows()).containsExactly(other.subject().rowId());
    }

    @Test
    void aTargetWhoseQueueIsDownDoesNotHoldUpTheOthers() {
        TestSender two = new TestSender(TWO_TARGETS);
        var crm = new io.roundtrip.messaging.memory.MemoryPublisher();
        two.outbound = new Outbound(queue -> queue.equals("outbound-crm") ? crm : two.queue, two.clock);
        two.relay = new OutboxRelay(
                two.outbox,
                two.outbound,
                new SendBackoff(Duration.ofMinutes(1), Duration.ofHours(1), new java.util.Random(1), two.clock),
                two.clock);
        DueRecords due = new DueRecords(
                new DueRecords.Relaying(two.outbox, two.relay, two.outbound),
                two.failures,
                two.mappings,
                new Notices(two.clock),
                two.clock);
        List<OutboxRecord> records = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            records.add(OutboxRecord.pending(notification("crm-customer", "crm", UUID.randomUUID())));
        }
        two.outbox.add(records);
        two.clock.tick(Duration.ofSeconds(1));
        two.outbox.add(List.of(OutboxRecord.pending(notification("erp-customer", "erp", row))));
        two.clock.tick(Duration.ofSeconds(31));
        crm.goDown();
        for (int looks = 0; looks < 5; looks++) {
            due.relayDue(5);
        }
        assertThat(two.sentRows()).containsExactly(row);
        crm.comeBack();
        for (int looks = 0; looks < 5; looks++) {
            due.relayDue(5);
        }
        assertThat(crm.messages()).hasSize(12);
        assertThat(two.waiting()).isZero();
    }
}
