package io.roundtrip.sandbox.console;

import static io.roundtrip.sandbox.console.Saw.ROW;
import static io.roundtrip.sandbox.console.Saw.START;
import static io.roundtrip.sandbox.console.StepKind.ACKNOWLEDGED;
import static io.roundtrip.sandbox.console.StepKind.CHANGED;
import static io.roundtrip.sandbox.console.StepKind.DEAD_LETTERED;
import static io.roundtrip.sandbox.console.StepKind.DELIVERED;
import static io.roundtrip.sandbox.console.StepKind.DUE_AGAIN;
import static io.roundtrip.sandbox.console.StepKind.ECHO;
import static io.roundtrip.sandbox.console.StepKind.NOTHING_TO_PATCH;
import static io.roundtrip.sandbox.console.StepKind.NOTICED;
import static io.roundtrip.sandbox.console.StepKind.PATCHED;
import static io.roundtrip.sandbox.console.StepKind.READ;
import static io.roundtrip.sandbox.console.StepKind.READ_AGAIN;
import static io.roundtrip.sandbox.console.StepKind.RECORDED;
import static io.roundtrip.sandbox.console.StepKind.REFUSED_BY_BUS;
import static io.roundtrip.sandbox.console.StepKind.REFUSED_BY_TARGET;
import static io.roundtrip.sandbox.console.StepKind.RETRY_SCHEDULED;
import static io.roundtrip.sandbox.console.StepKind.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.console.Journey.Standing;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @Test
    void aWholeRoundTripIsToldInItsOrder() {
        Journey journey =
                roundTrip().patch("rt-ack").bus("inbound", Kind.COMPLETED, "").journey();

        assertThat(kinds(journey))
                .containsExactly(CHANGED, NOTICED, RECORDED, SENT, READ, DELIVERED, ACKNOWLEDGED, PATCHED);
        assertThat(journey.missing()).isEmpty();
        assertThat(journey.standing()).isEqualTo(Standing.COMPLETE);
        assertThat(journey.steps().get(5).text()).contains("C-100001").contains("77");
        assertThat(journey.steps().get(0).at()).isEqualTo(START.plusMillis(1));
    }

    private static Saw roundTrip() {
        return new Saw()
                .patch("alex.demo")
                .poll(OTHER, ROW)
                .record(ROW)
                .bus("outbound-erp", Kind.SENT, "")
                .get("rt-delivery")
                .applied()
                .bus("inbound", Kind.SENT, "");
    }

    @Test
    void whatTheRowHasNotReachedIsMissing() {
        Journey journey = new Saw().patch("alex.demo").poll(ROW).journey();

        assertThat(journey.standing()).isEqualTo(Standing.ON_ITS_WAY);
        assertThat(journey.missing()).containsExactly(RECORDED, SENT, READ, DELIVERED, ACKNOWLEDGED, PATCHED);
    }

    @Test
    void aCompletedAcknowledgementWithoutAPatchEndsTheWayToo() {
        Journey journey = roundTrip().bus("inbound", Kind.COMPLETED, "").journey();

        assertThat(kinds(journey)).endsWith(ACKNOWLEDGED, NOTHING_TO_PATCH);
        assertThat(journey.missing()).isEmpty();
    }

    @Test
    void anAcknowledgementThatIsTriedAgainIsNoEnd() {
        Journey journey = roundTrip()
                .bus("inbound", Kind.SCHEDULED, "for later")
                .bus("inbound", Kind.COMPLETED, "")
                .journey();

        assertThat(kinds(journey)).endsWith(ACKNOWLEDGED, RETRY_SCHEDULED);
        assertThat(journey.missing()).containsExactly(PATCHED);
    }

    @Test
    void ownPatchInTheChangeFeedIsAnEcho() {
        Journey journey = roundTrip().patch("rt-ack").poll(ROW).get("rt-sender").journey();

        assertThat(kinds(journey)).endsWith(PATCHED, ECHO);
    }

    @Test
    void beginsAnewWithTheLastChangeByAPerson() {
        Journey journey =
                roundTrip().patch("rt-ack").patch("kim.demo").poll(ROW).journey();

        assertThat(kinds(journey)).containsExactly(CHANGED, NOTICED);
        assertThat(journey.steps().get(0).text()).contains("kim.demo");
    }

    @Test
    void rowsOfOthersAreNotTold() {
        Journey journey = new Saw()
                .patch("alex.demo")
                .poll(OTHER)
                .record(OTHER)
                .bus("outbound-erp", Kind.SENT, "", OTHER)
                .journey();

        assertThat(kinds(journey)).containsExactly(CHANGED);
    }

    @Test
    void theTargetsRefusalsAndTheirRetriesAreTold() {
        Journey journey = new Saw()
                .patch("alex.demo")
                .bus("outbound-erp", Kind.SENT, "")
                .get("rt-delivery")
                .refusedBy(503, "the system is down")
                .bus("outbound-erp", Kind.SCHEDULED, "for later")
                .bus("outbound-erp", Kind.ENQUEUED, "")
                .bus("outbound-erp", Kind.DEADLETTERED, "TargetDown")
                .get("rt-delivery")
                .journey();

        assertThat(kinds(journey))
                .containsExactly(
                        CHANGED, SENT, READ, REFUSED_BY_TARGET, RETRY_SCHEDULED, DUE_AGAIN, DEAD_LETTERED, READ_AGAIN);
        assertThat(journey.steps().get(3).text()).isEqualTo("with 503: the system is down");
        assertThat(journey.standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void aRefusalByServiceBusIsTold() {
        Journey journey = new Saw()
                .patch("alex.demo")
                .record(ROW)
                .bus("outbound-erp", Kind.REFUSED, "amqp:resource-limit-exceeded")
                .journey();

        assertThat(kinds(journey)).containsExactly(CHANGED, RECORDED, REFUSED_BY_BUS);
        assertThat(journey.standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void theSecondReadAfterTheDeliveryIsACheck() {
        Saw saw = new Saw()
                .patch("alex.demo")
                .bus("outbound-erp", Kind.SENT, "")
                .get("rt-delivery")
                .applied();

        assertThat(kinds(saw.get("rt-delivery").journey())).endsWith(READ, DELIVERED, READ_AGAIN);
    }

    @Test
    void aRowThatNobodyChangedBeginsWithTheLoad() {
        Journey journey = new Saw()
                .get("rt-sender")
                .get("rt-sender")
                .bus("outbound-erp", Kind.SENT, "")
                .get("rt-delivery")
                .applied()
                .bus("inbound", Kind.SENT, "")
                .patch("rt-ack")
                .poll(ROW)
                .get("rt-sender")
                .journey();

        assertThat(kinds(journey)).containsExactly(NOTICED, SENT, READ, DELIVERED, ACKNOWLEDGED, PATCHED, ECHO);
        assertThat(journey.steps().get(0).text()).isEqualTo("by the initial load");
        assertThat(journey.missing()).isEmpty();
    }

    @Test
    void aRowThatNobodyTouchedHasItsWholeWayBeforeIt() {
        assertThat(new Saw().journey().missing()).isEqualTo(StepKind.stages());
    }

    @Test
    void aRetryAfterADeadLetterIsOnItsWayAgain() {
        Journey journey = new Saw()
                .patch("alex.demo")
                .bus("outbound-erp", Kind.DEADLETTERED, "TARGET_DOWN")
                .bus("outbound-erp", Kind.SENT, "")
                .get("rt-delivery")
                .journey();

        assertThat(kinds(journey)).containsExactly(CHANGED, DEAD_LETTERED, SENT, READ);
        assertThat(journey.standing()).isEqualTo(Standing.ON_ITS_WAY);
    }

    private static List<StepKind> kinds(Journey journey) {
        return journey.steps().stream().map(Step::kind).toList();
    }
}
