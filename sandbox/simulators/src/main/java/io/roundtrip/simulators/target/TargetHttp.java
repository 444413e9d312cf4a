package io.roundtrip.simulators.target;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire: reads a request, lets it wait without holding a thread, writes the answer or breaks the connection. */
final class TargetHttp implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TargetHttp.class);

    private final Function<Request, Answer> api;
    private final SwitchBoard switches;
    private final Executor workers;

    TargetHttp(Function<Request, Answer> api, SwitchBoard switches, Executor workers) {
        this.api = api;
        this.switches = switches;
        this.workers = workers;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        int millis = request.isApi() ? switches.current().slowMillis() : 0;
        if (millis == 0) {
            respond(exchange, request);
        } else {
            later(millis).execute(() -> respond(exchange, request));
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        try {
            return Request.read(exchange);
        } catch (IllegalArgumentException undecodable) {
            return Request.undecodable(exchange);
        }
    }

    private Executor later(int millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, workers);
    }

    private void respond(HttpExchange exchange, Request request) {
        try (exchange) {
            Answer answer = answer(request);
            if (!answer.isSilence()) {
                send(exchange, answer);
            }
        } catch (IOException gone) {
            LOG.debug("Caller of {} left before its answer; nothing to do", request.path(), gone);
        }
    }

    private Answer answer(Request request) {
        try {
            return api.apply(request);
        } catch (RuntimeException bug) {
            LOG.error("Simulated target failed on {} {}; answered 500", request.method(), request.path(), bug);
            return Answer.of(500, new Refusal("bug", "the simulated target failed; see its log", "path"));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body().isMissingNode()) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] body = Json.bytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
