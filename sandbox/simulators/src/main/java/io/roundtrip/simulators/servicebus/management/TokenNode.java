package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code $cbs}: takes the tokens by which a connection may use an entity (AMQP claims-based security). */
public final class TokenNode implements Node {
    private final SharedAccess access;
    private final Consumer<EntityAddress> authorized;

    public TokenNode(SharedAccess access, Consumer<EntityAddress> authorized) {
        this.access = access;
        this.authorized = authorized;
    }

    @Override
    public Response answer(Request request, Optional<OpenTransaction> transaction) {
        boolean accepted = request.operation().equals("put-token") && access.accepts(String.valueOf(request.body()));
        if (!accepted) {
            return response(401, "Unauthorized: the token has an invalid signature or is expired.");
        }
        authorized.accept(EntityAddress.of(String.valueOf(request.properties().get("name"))));
        return response(202, "Accepted");
    }

    private static Response response(int status, String text) {
        return new Response(Map.of("status-code", status, "status-description", text), null);
    }
}
