package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.Destination;
import io.roundtrip.simulators.servicebus.entities.MessageCodec;
import io.roundtrip.simulators.servicebus.entities.MessageQueue;
import io.roundtrip.simulators.servicebus.entities.Subscription;
import io.roundtrip.simulators.servicebus.faults.FaultScript;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <entity>/$management}: the operations of "AMQP 1.0 in Azure Service Bus: request-response-based operations". What
 * there is depends on the entity: a topic holds no messages to receive, and only a subscription has rules.
 */
public final class ManagementNode implements Node {
    private static final String VENDOR = "com.microsoft:";

    private interface Operation {
        Map<String, Object> run(Request request, Optional<OpenTransaction> transaction);
    }

    private final String path;
    private final Map<String, Operation> operations = new HashMap<>();

    public ManagementNode(MessageCodec codec, FaultScript faults, Destination entity) {
        path = entity.path();
        MessageOperations messages = new MessageOperations(codec, faults, entity);
        operations.put("peek-message", (request, transaction) -> messages.peek(request));
        operations.put("schedule-message", messages::schedule);
        operations.put("cancel-scheduled-message", (request, transaction) -> messages.cancel(request));
        if (entity instanceof MessageQueue queue) {
            receiving(codec, queue);
        }
    }

    public ManagementNode withRulesOf(Subscription subscription) {
        RuleOperations rules = new RuleOperations(subscription);
        operations.put("add-rule", (request, transaction) -> rules.add(request));
        operations.put("remove-rule", (request, transaction) -> rules.remove(request));
        operations.put("enumerate-rules", (request, transaction) -> rules.enumerate(request));
        return this;
    }

    private void receiving(MessageCodec codec, MessageQueue queue) {
        DeferredOperations deferred = new DeferredOperations(codec, queue);
        LockOperations locks = new LockOperations(queue);
        SessionOperations sessions = new SessionOperations(queue);
        operations.put("receive-by-sequence-number", (request, transaction) -> deferred.receive(request));
        operations.put("renew-lock", (request, transaction) -> locks.renew(request));
        operations.put("update-disposition", locks::settle);
        operations.put("renew-session-lock", (request, transaction) -> sessions.renew(request));
        operations.put("get-session-state", (request, transaction) -> sessions.state(request));
        operations.put("set-session-state", (request, transaction) -> sessions.setState(request));
    }

    @Override
    public Response answer(Request request, Optional<OpenTransaction> transaction) {
        try {
            Map<String, Object> body = operation(request).run(request, transaction);
            boolean nothing = List.of().equals(body.get("messages"));
            Map<String, Object> properties = nothing
                    ? Map.of("statusCode", 204, "statusDescription", "No Content")
                    : Map.of("statusCode", 200, "statusDescription", "OK");
            return new Response(properties, body);
        } catch (AmqpRefusal refusal) {
            return Response.refused(refusal);
        }
    }

    private Operation operation(Request request) {
        return Optional.ofNullable(operations.get(request.operation().replaceFirst("^" + VENDOR, "")))
                .orElseThrow(
                        () -> AmqpRefusal.notSimulated("the operation " + request.operation() + " on '" + path + "'"));
    }
}
