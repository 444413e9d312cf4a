package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.Settlement;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import io.roundtrip.simulators.servicebus.transactions.SettlementStep;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Management operations on locked messages. */
public final class LockOperations {
    private final MessageQueue queue;

    LockOperations(MessageQueue queue) {
        this.queue = queue;
    }

    Map<String, Object> renew(Request request) {
        Date[] expirations = tokens(request).stream()
                .map(queue.locked()::renew)
                .map(Date::from)
                .toArray(Date[]::new);
        return Map.of("expirations", expirations);
    }

    /** All locks are checked before the first message is settled. */
    Map<String, Object> settle(Request request, Optional<OpenTransaction> transaction) {
        Settlement settlement = settlement(request);
        List<SettlementStep> steps = tokens(request).stream()
                .map(token -> new SettlementStep(queue, token, settlement))
                .toList();
        steps.forEach(SettlementStep::check);
        steps.forEach(step -> transaction.ifPresentOrElse(open -> open.add(step), step::apply));
        return Map.of();
    }

    private static List<UUID> tokens(Request request) {
        return request.items("lock-tokens").stream().map(UUID.class::cast).toList();
    }

    /** "defered" is how the service spells it. */
    private static Settlement settlement(Request request) {
        Map<String, Object> changes = request.map("properties-to-modify");
        String status = request.requiredText("disposition-status");
        return switch (status) {
            case "completed" -> new Settlement.Complete();
            case "abandoned" -> new Settlement.Abandon(changes);
            case "defered" -> new Settlement.Defer(changes);
            case "suspended" ->
                new Settlement.DeadLetter(
                        request.text("deadletter-reason").orElse(""),
                        request.text("deadletter-description").orElse(""),
                        changes);
            default ->
                throw new AmqpRefusal(400, "amqp:invalid-field", "The disposition status '" + status + "' is unknown.");
        };
    }
}
