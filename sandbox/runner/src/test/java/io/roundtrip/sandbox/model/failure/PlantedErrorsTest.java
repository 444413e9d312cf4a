package io.roundtrip.sandbox.model.failure;

import static io.roundtrip.sandbox.model.failure.Bounds.Setting.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.model.Exploration;
import io.roundtrip.sandbox.model.Explorer;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureDecision;
import io.roundtrip.schema.failures.FailureDecision.LeaveUnchanged;
import io.roundtrip.schema.failures.FailureDecision.Store;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureEvent.Acknowledged;
import io.roundtrip.schema.failures.FailureEvent.DeadLettered;
import io.roundtrip.schema.failures.FailureEvent.RetrySent;
import io.roundtrip.schema.failures.FailureLifeCycle;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The model finds what is wrong with a life cycle, with its shortest trace. */
class PlantedErrorsTest {
    private static void assertFinds(
            String expected,
            String planted,
            Bounds bounds,
            BiFunction<Optional<FailureState>, FailureEvent, FailureDecision> lifeCycle) {
        Exploration exploration = new Explorer<>(new FailureModel(bounds, new Rules(lifeCycle)), 2_000_000)
                .explore("PLANTED: " + planted);
        System.out.println(exploration.report());
        assertThat(exploration.violation())
                .hasValueSatisfying(why -> assertThat(why).startsWith(expected));
        assertThat(exploration.trace()).isNotEmpty();
    }

    @Test
    void findsGreenBecauseItWasSent() {
        assertFinds("RESOLVED_WITHOUT", "green when sent", Bounds.of(0, 1, 0), PlantedErrorsTest::greenWhenSent);
    }

    private static FailureDecision greenWhenSent(Optional<FailureState> current, FailureEvent event) {
        FailureDecision decision = FailureLifeCycle.decide(current, event);
        return event instanceof RetrySent && decision instanceof Store store
                ? new Store(
                        with(store.next(), FailureStatus.RESOLVED, store.next().retryNumber()))
                : decision;
    }

    @Test
    void findsTheRetryNumberThatStartsAgain() {
        assertFinds(
                "RETRY_NUMBER", "a dead letter resets the retry number", Bounds.of(0, 1, 0), PlantedErrorsTest::reset);
    }

    private static FailureDecision reset(Optional<FailureState> current, FailureEvent event) {
        FailureDecision decision = FailureLifeCycle.decide(current, event);
        return event instanceof DeadLettered && decision instanceof Store store
                ? new Store(with(store.next(), store.next().status(), 0))
                : decision;
    }

    /** A tombstone has no version: held against one, a failed delete would never be newer. */
    @Test
    void findsTheFailedDeleteSwallowedByAClosedRow() {
        assertFinds(
                "HIDDEN", "a failed delete has version 0", Bounds.of(1, 1, 0, DELETES), PlantedErrorsTest::versionZero);
    }

    private static FailureDecision versionZero(Optional<FailureState> current, FailureEvent event) {
        boolean swallowed = event instanceof DeadLettered letter
                && letter.operation() == FailedOperation.DELETE
                && current.filter(row -> row.version() > 0).isPresent();
        return swallowed ? new LeaveUnchanged("the row is newer") : FailureLifeCycle.decide(current, event);
    }

    @Test
    void findsTheAcknowledgementThatHidesALaterFailureOfTheSameVersion() {
        assertFinds(
                "HIDDEN",
                "any acknowledgement closes its version",
                Bounds.of(2, 0, 0, DELETES),
                PlantedErrorsTest::anyAck);
    }

    private static FailureDecision anyAck(Optional<FailureState> current, FailureEvent event) {
        return event instanceof Acknowledged ack
                        && current.filter(FailureState::isOpen).isPresent()
                        && current.orElseThrow().version() <= ack.version()
                ? new Store(with(
                        current.orElseThrow(),
                        FailureStatus.RESOLVED,
                        current.orElseThrow().retryNumber()))
                : FailureLifeCycle.decide(current, event);
    }

    private static FailureState with(FailureState state, FailureStatus status, int retryNumber) {
        return new FailureState(status, state.operation(), state.version(), retryNumber, state.lastMessageId());
    }
}
