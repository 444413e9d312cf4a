package io.roundtrip.simulators.servicebus.transactions;

import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.Settlement;
import java.util.UUID;

/** A settlement that waits for its commit; the message stays locked meanwhile, and the lock may run out. */
public record SettlementStep(MessageQueue queue, UUID token, Settlement settlement) implements OpenTransaction.Step {
    @Override
    public void check() {
        queue.locked().require(token);
    }

    @Override
    public int sends() {
        return 0;
    }

    @Override
    public void apply() {
        queue.locked().settle(queue.locked().require(token), settlement);
    }
}
