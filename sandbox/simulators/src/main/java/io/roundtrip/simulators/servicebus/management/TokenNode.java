package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import io.roundtrip.simulators.servicebus.transactions.OpenTransaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code $cbs}: takes the tokens by which a connection may use an entity (AMQP claims-based security). */
public final class TokenNode implements Node {
    private final SharedAccess access;
    private final BiConsumer<EntityAddress, Instant> authorized;

    /** @param authorized told the entity and until when its token is good */
    public TokenNode(SharedAccess access, BiConsumer<EntityAddress, Instant> authorized) {
        this.access = access;
        this.authorized = authorized;
    }

    @Override
    public Response answer(Request request, Optional<OpenTransaction> transaction) {
        String token = String.valueOf(request.body());
        boolean accepted = request.operation().equals("put-token") && access.accepts(token);
        if (!accepted) {
            return response(401, "Unauthorized: the token has an invalid signature or is expired.");
        }
        EntityAddress entity =
                EntityAddress.of(String.valueOf(request.properties().get("name")));
        authorized.accept(entity, access.expiry(token));
        return response(202, "Accepted");
    }

    private static Response response(int status, String text) {
        return new Response(Map.of("status-code", status, "status-description", text), null);
    }
}
