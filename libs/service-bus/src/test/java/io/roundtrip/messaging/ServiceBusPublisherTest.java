package io.roundtrip.messaging;

import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.DUPLICATE_DROPPED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.REFUSED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.SCHEDULED;
import static io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.SendOutcome.BusDown;
import io.roundtrip.messaging.SendOutcome.Refused;
import io.roundtrip.messaging.SendOutcome.Unknown;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceBusPublisherTest extends PublisherContract {

    private final TestBus bus = new TestBus();

    @AfterEach
    void stop() {
        bus.close();
    }

    @Override
    Publisher publisher() {
        return bus.publisher;
    }

    @Override
    List<String> accepted() {
        return bus.messageIds(SENT);
    }

    @Override
    void refuseMessagesThatContain(String text) {
        bus.bus.faults().refuseSends(text, refusal(SendRefusal.SERVER_BUSY).whereBodyContains(text));
    }

    @Override
    void goDown() {
        bus.bus.faults().goDown();
    }

    @Override
    void comeBack() {
        bus.bus.faults().comeBack();
    }

    @Test
    void stopsTryingWhenTheQueueRefusesEverything() {
        bus.bus.faults().refuseSends("full", refusal(SendRefusal.QUOTA_EXCEEDED));
        List<SendOutcome> outcomes = bus.publisher.sendBatch(batch(1, 100));
        assertThat(outcomes).hasSize(100).filteredOn(Refused.class::isInstance).hasSize(5);
        assertThat(outcomes).filteredOn(BusDown.class::isInstance).hasSize(95);
        assertThat(bus.journal(REFUSED)).hasSizeLessThanOrEqualTo(105);
    }

    @Test
    void sendsAgainOverANewLinkAfterADetach() {
        int leftOpen = 0;
        for (int round = 1; round <= 5; round++) {
            leftOpen += sendAsACallerDoes(message(round));
            bus.bus.faults().detachLinks(TestBus.QUEUE, Faults.DETACH_FORCED);
        }
        leftOpen += sendAsACallerDoes(message(6));
        assertThat(accepted()).isEqualTo(ids(batch(1, 6)));
        assertThat(leftOpen).as("detaches that overtook both tries of a send").isLessThanOrEqualTo(1);
    }

    /** Where a detach leaves the outcome open, the same MessageId is sent again; returns how often. */
    private int sendAsACallerDoes(Outgoing message) {
        SendOutcome outcome = bus.publisher.send(message);
        int again = 0;
        while (outcome instanceof Unknown && again < 3) {
            again++;
            outcome = bus.publisher.send(message);
        }
        assertThat(outcome).isEqualTo(SendOutcome.accepted());
        return again;
    }

    @Test
    void storesAMessageOnceWhenTheAnswerIsLost() {
        bus.publisher.send(message(1));
        bus.bus.faults().loseAnswers(TestBus.QUEUE, 1);
        SendOutcome outcome = bus.publisher.send(message(2));
        assertThat(outcome).isInstanceOfAny(SendOutcome.Accepted.class, Unknown.class);
        assertThat(bus.publisher.send(message(2)).isAccepted()).isTrue();
        assertThat(accepted()).isEqualTo(ids(batch(1, 2)));
        assertThat(bus.journal(DUPLICATE_DROPPED)).isNotEmpty();
    }

    @Test
    void refusesForGoodWhatIsTooLarge() {
        Outgoing huge = new Outgoing(
                "huge", "test", "x".repeat(300_000), message(1).properties(), Optional.empty(), Optional.empty());
        List<SendOutcome> outcomes = bus.publisher.sendBatch(List.of(message(1), huge, message(2)));
        assertThat(outcomes.get(1))
                .isEqualTo(new Refused(FailureKind.PERMANENT, "the message is too large for queue outbound-erp"));
        assertThat(accepted()).isEqualTo(ids(batch(1, 2)));
    }

    @Test
    void namesAQueueThatDoesNotExist() {
        try (Publisher nowhere = bus.connections.publisher("outbound-nowhere")) {
            assertThat(nowhere.send(message(1))).isEqualTo(new BusDown("queue outbound-nowhere does not exist"));
        }
    }

    @Test
    void splitsWhatDoesNotFitIntoOneTransfer() {
        List<Outgoing> batch = batch(1, 500);
        assertThat(bus.publisher.sendBatch(batch)).hasSize(500).allMatch(SendOutcome::isAccepted);
        assertThat(accepted()).isEqualTo(ids(batch));
    }

    @Test
    void schedulesAndCarriesTheProperties() {
        assertThat(bus.publisher
                        .schedule(message(1), Instant.now().plusSeconds(60))
                        .isAccepted())
                .isTrue();
        assertThat(bus.journal(SCHEDULED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.properties())
                        .containsEntry("RetryCount", 0)
                        .containsEntry("CorrelationId", "correlation-1")
                        .containsEntry("Mapping", "erp-customer")
                        .containsEntry("Target", "erp")
                        .containsKey("traceparent"));
    }

    private static SendRefusal refusal(String condition) {
        return SendRefusal.of(TestBus.QUEUE, condition);
    }
}
