package io.roundtrip.simulators.servicebus.entities;

import java.util.Map;

/** What a receiver wants done with a locked message. */
public sealed interface Settlement {
    record Complete() implements Settlement {}

    record Abandon(Map<String, Object> changes) implements Settlement {}

    record Defer(Map<String, Object> changes) implements Settlement {}

    /** Hands the message back without counting the delivery. */
    record Release() implements Settlement {}

    /** Reason and description are empty when not given. */
    record DeadLetter(String reason, String description, Map<String, Object> changes) implements Settlement {}
}
