package io.roundtrip.simulators.servicebus;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Journal, counts and faults as JSON, for a console in another process. */
final class JsonRoutes {
    private final Namespace namespace;

    JsonRoutes(Namespace namespace) {
        this.namespace = namespace;
    }

    AdministrationServer.Answer answer(HttpExchange exchange) throws IOException {
        return new AdministrationServer.Answer(404, "application/json", "{}");
    }
}
