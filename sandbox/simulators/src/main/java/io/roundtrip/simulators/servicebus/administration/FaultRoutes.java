package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.faults.FaultSeries;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@link Faults} over HTTP. Queue names go into bodies, because they may contain slashes.
 *
 * <pre>
 * GET    /faults                             everything in force; DELETE ends it
 * GET    /faults/refusals                    refusals by name
 * PUT    /faults/refusals/{name}             {"queue", "bodyContains"?, "condition"?, "count"?, "until"? or "lasting"? (PT60S)}
 * DELETE /faults/refusals/{name}
 * PUT    /faults/outage                      the bus is down; DELETE ends it
 * PUT    /faults/delay                       {"queue", "delay": "PT2S"}; PT0S ends it
 * PUT    /faults/lost-answers                {"queue", "count"}
 * PUT    /faults/series                      {"queue", "seed", "every": "PT2S", "count"}; the same seed makes the same faults
 * PUT    /faults/lost-locks                  {"queue"}                 answers {"affected": n}, as do the next three
 * PUT    /faults/detached-links              {"queue", "condition"?}
 * PUT    /faults/closed-connections          {"condition"?}
 * PUT    /faults/dropped-connections         {}
 * </pre>
 */
public final class FaultRoutes {
    private final Faults faults;
    private final Supplier<Instant> now;

    FaultRoutes(Faults faults, Supplier<Instant> now) {
        this.faults = faults;
        this.now = now;
    }

    Object answer(String method, List<String> path, Map<String, Object> body) {
        String request = method + " " + String.join("/", path.isEmpty() ? path : path.subList(0, 1));
        String name = path.size() > 1 ? path.get(1) : "";
        switch (request.trim()) {
            case "GET" -> {}
            case "DELETE" -> faults.clear();
            case "GET refusals" -> {
                return faults.refusals();
            }
            case "PUT refusals" -> faults.refuseSends(name, refusal(body));
            case "DELETE refusals" -> faults.allowSends(name);
            case "PUT outage" -> faults.goDown();
            case "DELETE outage" -> faults.comeBack();
            case "PUT delay" -> faults.delayAnswers(queue(body), Duration.parse(required(body, "delay")));
            case "PUT lost-answers" ->
                faults.loseAnswers(queue(body), number(body, "count").orElse(1));
            case "PUT series" -> faults.play(series(body));
            default -> {
                return Map.of("affected", once(request, body));
            }
        }
        return inForce();
    }

    private int once(String request, Map<String, Object> body) {
        return switch (request) {
            case "PUT lost-locks" -> faults.loseLocks(queue(body));
            case "PUT detached-links" ->
                faults.detachLinks(queue(body), text(body, "condition").orElse(Faults.DETACH_FORCED));
            case "PUT closed-connections" ->
                faults.closeConnections(text(body, "condition").orElse(Faults.CONNECTION_FORCED));
            case "PUT dropped-connections" -> faults.dropConnections();
            default -> throw new UnsupportedOperationException("There is no fault for " + request);
        };
    }

    private Map<String, Object> inForce() {
        Map<String, Object> inForce = new TreeMap<>();
        inForce.put("refusals", faults.refusals());
        inForce.put("outage", faults.isDown());
        inForce.put("delays", faults.delays());
        inForce.put("struck", faults.struck());
        return inForce;
    }

    private SendRefusal refusal(Map<String, Object> body) {
        Optional<Instant> until = text(body, "until")
                .map(Instant::parse)
                .or(() -> text(body, "lasting").map(lasting -> now.get().plus(Duration.parse(lasting))));
        return new SendRefusal(
                queue(body),
                text(body, "bodyContains"),
                text(body, "condition").orElse(SendRefusal.INTERNAL_ERROR),
                number(body, "count"),
                until);
    }

    private static FaultSeries series(Map<String, Object> body) {
        return new FaultSeries(
                queue(body),
                Long.parseLong(required(body, "seed")),
                Duration.parse(required(body, "every")),
                number(body, "count").orElse(1));
    }

    private static String queue(Map<String, Object> body) {
        return required(body, "queue");
    }

    private static String required(Map<String, Object> body, String name) {
        return text(body, name)
                .orElseThrow(() -> new IllegalArgumentException("The field \"" + name + "\" is missing"));
    }

    private static Optional<String> text(Map<String, Object> body, String name) {
        return Optional.ofNullable(body.get(name)).map(Object::toString);
    }

    private static Optional<Integer> number(Map<String, Object> body, String name) {
        return text(body, name).map(Integer::valueOf);
    }
}
