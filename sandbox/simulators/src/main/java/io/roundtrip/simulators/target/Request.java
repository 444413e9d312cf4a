package io.roundtrip.simulators.target;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One request, read whole. {@code path} holds the decoded segments. */
record Request(String method, List<String> path, Map<String, String> query, Headers headers, byte[] body) {
    private static final int LARGEST_BODY = 64 * 1024;

    static Request read(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                segments(exchange.getRequestURI().getRawPath()),
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
                exchange.getRequestHeaders(),
                body(exchange.getRequestBody()));
    }

    /** A path or query that no decoder understands is a path that nothing has. */
    static Request undecodable(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return new Request(exchange.getRequestMethod(), List.of(), Map.of(), headers, new byte[0]);
    }

    /** Reads what is too much as well, so that the client gets to see the answer instead of a broken pipe. */
    private static byte[] body(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return body;
    }

    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/"))
                .skip(1)
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(Optional<String> raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean isApi() {
        return !path.isEmpty() && path.get(0).equals("api");
    }

    void allow(String... methods) {
        if (!List.of(methods).contains(method)) {
            throw RefusedException.methodNotAllowed(method, String.join(", ", methods));
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String requiredHeader(String name) {
        return header(name)
                .orElseThrow(
                        () -> new RefusedException(400, new Refusal("missing_header", name + " is missing", name)));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A whole number of at least {@code min}, or the default when the parameter is not given. */
    int number(String name, int min, int otherwise) {
        try {
            int value = parameter(name).map(Integer::parseInt).orElse(otherwise);
            if (value >= min) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // the same refusal as for a number that is too small
        }
        throw new RefusedException(
                400, new Refusal("bad_parameter", "%s is not a number from %d".formatted(name, min), name));
    }

    ObjectNode json() {
        if (body.length > LARGEST_BODY) {
            throw new RefusedException(413, new Refusal("too_large", "body is larger than 64 KiB", "body"));
        }
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("application/json\\s*(;.*)?")) {
            throw new RefusedException(
                    415, new Refusal("unsupported_type", "Content-Type is not application/json", "Content-Type"));
        }
        return Json.object(body);
    }
}
