package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import java.util.Optional;

/** What answers requests. Refusals become answers too, so it does not throw. */
public interface Node {
    Response answer(Request request, Optional<OpenTransaction> transaction);
}
