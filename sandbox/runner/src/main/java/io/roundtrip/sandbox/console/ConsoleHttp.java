package io.roundtrip.sandbox.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire: gate, request, answer. */
final class ConsoleHttp implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(ConsoleHttp.class);

    /** With "no-referrer" browsers would send their own forms with {@code Origin: null}, which the gate refuses. */
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store");

    private final Gate gate;
    private final Routes routes;

    ConsoleHttp(Gate gate, Routes routes) {
        this.gate = gate;
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException gone) {
            log.debug("The browser left before its answer; nothing to do", gone);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        if (!gate.admits(exchange.getRequestHeaders())) {
            return Reply.text(403, "The console answers only to its own pages on 127.0.0.1 and localhost.");
        }
        try {
            return routes.answer(ConsoleRequest.read(exchange));
        } catch (IllegalArgumentException wrong) {
            return Reply.text(400, String.valueOf(wrong.getMessage()));
        } catch (RuntimeException bug) {
            log.error("The console failed on {}; answered 500", exchange.getRequestURI(), bug);
            return Reply.text(500, "The console failed; see the sandbox's log.");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
