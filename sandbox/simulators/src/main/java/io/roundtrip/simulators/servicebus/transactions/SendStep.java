package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import java.util.List;

/** Messages that wait for their commit. */
public record SendStep(Destination destination, List<StoredMessage> messages) implements OpenTransaction.Step {
    @Override
    public void check() {}

    @Override
    public int sends() {
        return messages.size();
    }

    @Override
    public void apply() {
        messages.forEach(destination::send);
    }
}
