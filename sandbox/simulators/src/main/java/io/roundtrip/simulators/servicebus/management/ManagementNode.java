package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Symbol;

/** {@code <queue>/$management}: the operations of "AMQP 1.0 in Azure Service Bus: request-response-based operations". */
public final class ManagementNode implements Node {
    private static final String VENDOR = "com.microsoft:";

    private final MessageOperations messages;
    private final LockOperations locks;
    private final SessionOperations sessions;

    public ManagementNode(MessageCodec codec, FaultScript faults, MessageQueue queue) {
        messages = new MessageOperations(codec, faults, queue);
        locks = new LockOperations(queue);
        sessions = new SessionOperations(queue);
    }

    @Override
    public Response answer(Request request, Optional<OpenTransaction> transaction) {
        try {
            Map<String, Object> body = run(request, transaction);
            boolean nothing = List.of().equals(body.get("messages"));
            Map<String, Object> properties = nothing
                    ? Map.of("statusCode", 204, "statusDescription", "No Content")
                    : Map.of("statusCode", 200, "statusDescription", "OK");
            return new Response(properties, body);
        } catch (AmqpRefusal refusal) {
            return refused(refusal);
        }
    }

    private static Response refused(AmqpRefusal refusal) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("statusCode", refusal.status());
        properties.put("statusDescription", refusal.text());
        properties.put("errorCondition", Symbol.valueOf(refusal.condition()));
        return new Response(properties, Map.of());
    }

    private Map<String, Object> run(Request request, Optional<OpenTransaction> transaction) {
        return switch (request.operation().replaceFirst("^" + VENDOR, "")) {
            case "peek-message" -> messages.peek(request);
            case "schedule-message" -> messages.schedule(request, transaction);
            case "cancel-scheduled-message" -> messages.cancel(request);
            case "receive-by-sequence-number" -> messages.receiveDeferred(request);
            case "renew-lock" -> locks.renew(request);
            case "update-disposition" -> locks.settle(request, transaction);
            case "renew-session-lock" -> sessions.renew(request);
            case "get-session-state" -> sessions.state(request);
            case "set-session-state" -> sessions.setState(request);
            default ->
                throw new AmqpRefusal(
                        501, "amqp:not-implemented", "The operation " + request.operation() + " is not implemented.");
        };
    }
}
