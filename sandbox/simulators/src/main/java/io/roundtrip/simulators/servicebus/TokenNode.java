package io.roundtrip.simulators.servicebus;

import java.util.Map;
import java.util.Optional;

/** {@code $cbs}: takes the tokens by which a connection may use an entity (AMQP claims-based security). */
final class TokenNode implements RequestLink.Node {
    private final AmqpConnection connection;

    TokenNode(AmqpConnection connection) {
        this.connection = connection;
    }

    @Override
    public Response answer(Request request, Optional<OpenTransaction> transaction) {
        boolean accepted = request.operation().equals("put-token")
                && connection.namespace.access.accepts(String.valueOf(request.body()));
        if (!accepted) {
            return response(401, "Unauthorized: the token has an invalid signature or is expired.");
        }
        connection.authorize(
                EntityAddress.of(String.valueOf(request.properties().get("name"))));
        return response(202, "Accepted");
    }

    private static Response response(int status, String text) {
        return new Response(Map.of("status-code", status, "status-description", text), null);
    }
}
