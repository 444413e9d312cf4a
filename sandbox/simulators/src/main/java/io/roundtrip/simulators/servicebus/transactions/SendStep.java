package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import java.util.List;

/** Messages that wait for their commit. */
public record SendStep(MessageQueue queue, List<StoredMessage> messages) implements OpenTransaction.Step {
    @Override
    public void check() {}

    @Override
    public void apply() {
        messages.forEach(queue::send);
    }
}
