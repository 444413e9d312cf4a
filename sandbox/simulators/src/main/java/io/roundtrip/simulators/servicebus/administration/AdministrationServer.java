package io.roundtrip.simulators.servicebus.administration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.roundtrip.simulators.servicebus.amqp.AmqpListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port: what carries an {@code api-version} is the service's own administration, the rest is ours in JSON. */
public final class AdministrationServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AdministrationServer.class);

    /** An answer, whole. */
    record Answer(int status, String contentType, String body) {}

    private final HttpServer server;
    private final AtomRoutes atom;
    private final JsonRoutes json;

    private AdministrationServer(HttpServer server, AtomRoutes atom, JsonRoutes json) {
        this.server = server;
        this.atom = atom;
        this.json = json;
    }

    public static AdministrationServer start(AtomRoutes atom, JsonRoutes json, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            AdministrationServer administration = new AdministrationServer(server, atom, json);
            server.createContext("/", administration::handle);
            server.start();
            return administration;
        } catch (IOException e) {
            throw AmqpListener.cannotListen(port, "administrationPort", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            String query = exchange.getRequestURI().getQuery();
            boolean service = query != null && query.contains("api-version=");
            return service ? atom.answer(exchange) : json.answer(exchange);
        } catch (RuntimeException e) {
            log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return new Answer(500, "text/plain;charset=utf-8", "The local Service Bus failed; its log has the cause.");
        }
    }
}
