package io.roundtrip.sandbox.docs;

import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureEvent.RowSeen;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failure rows and events in all combinations that make a difference: older, equal and newer. */
final class LifeCycleCases {

    private static final List<Integer> NUMBERS = List.of(0, 1, 2);

    private LifeCycleCases() {}

    static List<Optional<FailureState>> states() {
        List<Optional<FailureState>> states = new ArrayList<>();
        states.add(Optional.empty());
        for (FailureStatus status : FailureStatus.values()) {
            for (FailedOperation operation : FailedOperation.values()) {
                for (Optional<String> letter : List.of(Optional.<String>empty(), Optional.of("m1"))) {
                    states.add(Optional.of(new FailureState(status, operation, 1, 1, letter)));
                }
            }
        }
        return states;
    }

    static List<FailureEvent> events() {
        List<FailureEvent> events = new ArrayList<>(List.of(
                new FailureEvent.RetryRequested("somebody"),
                new FailureEvent.NoAnswer(),
                new FailureEvent.Discarded("somebody"),
                new FailureEvent.Restored("somebody")));
        for (int number : NUMBERS) {
            events.add(new FailureEvent.RetrySent(number));
            events.add(new FailureEvent.DeleteAcknowledged(number));
            events.add(new FailureEvent.SupersededBy(number));
            NUMBERS.forEach(retry -> addWithVersion(events, number, retry));
        }
        return events;
    }

    private static void addWithVersion(List<FailureEvent> events, int version, int retry) {
        events.add(new FailureEvent.Parked(version, retry));
        for (RowSeen seen : RowSeen.values()) {
            events.add(new FailureEvent.Acknowledged(version, seen, retry));
        }
        for (FailedOperation operation : FailedOperation.values()) {
            events.add(new FailureEvent.WaitingForRetry(operation, version));
            events.add(new FailureEvent.OutboxMoved(operation, version));
            events.add(new FailureEvent.DeadLettered("m1", operation, version, retry));
            events.add(new FailureEvent.DeadLettered("m2", operation, version, retry));
        }
    }
}
