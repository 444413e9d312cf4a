package io.roundtrip.simulators.servicebus.administration;

import com.sun.net.httpserver.HttpExchange;
import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.journal.Journal;
import io.roundtrip.simulators.servicebus.journal.JournalEntry;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own interface in JSON, for a console in another process. Failures answer {@code {"message": ...}}.
 *
 * <pre>
 * GET  /counts                              counts per queue
 * GET  /journal?from=&lt;n&gt;&amp;count=&lt;n&gt;          entries from a number on; the answer's "next" is what to ask for next
 * ...  /faults                              see {@link FaultRoutes}
 * </pre>
 */
public final class JsonRoutes {
    private static final String JOURNAL_PAGE = "1000";

    private final Entities entities;
    private final FaultRoutes faults;

    public JsonRoutes(Entities entities, Faults faults) {
        this.entities = entities;
        this.faults = new FaultRoutes(faults, entities.context().loop()::now);
    }

    Answer answer(HttpExchange exchange) throws IOException {
        try {
            return answer(200, result(exchange));
        } catch (UnsupportedOperationException e) {
            return answer(405, message(e));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            return answer(400, message(e));
        }
    }

    private Object result(HttpExchange exchange) throws IOException {
        List<String> path = path(exchange);
        String method = exchange.getRequestMethod();
        switch (path.get(0)) {
            case "counts":
                return counts();
            case "journal":
                return journal(query(exchange));
            case "faults":
                return faults.answer(method, path.subList(1, path.size()), body(exchange));
            default:
                throw new IllegalArgumentException(
                        "There is /counts, /journal and /faults, not " + exchange.getRequestURI());
        }
    }

    private Map<String, QueueCounts> counts() {
        return entities.context().loop().call(() -> {
            Map<String, QueueCounts> counts = new TreeMap<>();
            entities.receivable().forEach(queue -> counts.put(queue.path(), queue.counts()));
            return counts;
        });
    }

    private Map<String, Object> journal(Map<String, String> query) {
        long from = Long.parseLong(query.getOrDefault("from", "0"));
        int count = Integer.parseInt(query.getOrDefault("count", JOURNAL_PAGE));
        Journal.Excerpt excerpt = entities.context().journal().from(from, count);
        List<Map<String, Object>> entries =
                excerpt.entries().stream().map(JsonRoutes::readable).toList();
        return Map.of("first", excerpt.first(), "next", excerpt.next(), "entries", entries);
    }

    /** Property values of AMQP's own types become text. */
    private static Map<String, Object> readable(JournalEntry entry) {
        Map<String, Object> properties = new TreeMap<>();
        entry.properties().forEach((name, value) -> properties.put(name, plain(value)));
        Map<String, Object> fields =
                new TreeMap<>(Map.of("at", entry.at(), "queue", entry.queue(), "kind", entry.kind()));
        fields.put("messageId", entry.messageId());
        fields.put("properties", properties);
        fields.put("detail", entry.detail());
        return fields;
    }

    private static Object plain(Object value) {
        boolean plain = value instanceof Boolean || value instanceof Integer || value instanceof Long;
        return plain || value instanceof Double ? value : String.valueOf(value);
    }

    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, Object> fields = new TreeMap<>();
        if (body.length > 0) {
            json().readTree(body)
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), json().treeToValue(field.getValue(), Object.class)));
        }
        return fields;
    }

    private static Answer answer(int status, Object result) {
        return new Answer(status, "application/json;charset=utf-8", json().writeValueAsString(result));
    }

    /** At the first request: it takes longer to load than the rest of the bus. */
    private static JsonMapper json() {
        return JsonMapper.shared();
    }

    private static Map<String, String> message(Exception e) {
        return Map.of("message", String.valueOf(e.getMessage()));
    }

    private static List<String> path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath().substring(1);
        return Arrays.stream(path.split("/", -1)).map(JsonRoutes::decoded).toList();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(field -> field.split("=", 2))
                        .filter(field -> field.length == 2)
                        .collect(Collectors.toMap(field -> field[0], field -> decoded(field[1]), (a, b) -> b));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
