package io.roundtrip.simulators.servicebus.faults;

import io.roundtrip.simulators.servicebus.entities.StoredMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends that a queue refuses. A batch that holds one matching message is refused whole, as the service does.
 *
 * @param bodyContains only messages with this text in their body; empty for all
 * @param condition AMQP error condition, such as {@code com.microsoft:server-busy}; the SDK retries that one by itself
 * @param count refuse this many transfers, then no more; empty for no limit
 * @param until refuse until then; empty for no limit
 */
public record SendRefusal(
        String queue,
        Optional<String> bodyContains,
        String condition,
        Optional<Integer> count,
        Optional<Instant> until) {
    public static final String SERVER_BUSY = "com.microsoft:server-busy";
    public static final String INTERNAL_ERROR = "amqp:internal-error";
    public static final String QUOTA_EXCEEDED = "amqp:resource-limit-exceeded";

    public SendRefusal {
        if (queue.isBlank() || condition.isBlank()) {
            throw new IllegalArgumentException("A send refusal needs a queue and a condition");
        }
        if (count.isPresent() && count.get() < 1) {
            throw new IllegalArgumentException("A send refusal counts from 1, not " + count.get());
        }
    }

    public static SendRefusal of(String queue, String condition) {
        return new SendRefusal(queue, Optional.empty(), condition, Optional.empty(), Optional.empty());
    }

    public SendRefusal whereBodyContains(String text) {
        return new SendRefusal(queue, Optional.of(text), condition, count, until);
    }

    public SendRefusal times(int transfers) {
        return new SendRefusal(queue, bodyContains, condition, Optional.of(transfers), until);
    }

    public SendRefusal until(Instant end) {
        return new SendRefusal(queue, bodyContains, condition, count, Optional.of(end));
    }

    boolean matches(StoredMessage message) {
        return bodyContains.map(message::bodyContains).orElse(true);
    }

    boolean over(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** What is left after one more refusal. */
    Optional<SendRefusal> used() {
        return count.isEmpty()
                ? Optional.of(this)
                : count.filter(left -> left > 1).map(left -> times(left - 1));
    }
}
