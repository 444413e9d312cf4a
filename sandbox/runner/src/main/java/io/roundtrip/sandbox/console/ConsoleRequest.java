package io.roundtrip.sandbox.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param path segments; none for the page itself
 * @param values of the query, or of the form that was posted
 */
record ConsoleRequest(String method, List<String> path, Map<String, String> values) {

    private static final int LARGEST_FORM = 16 * 1024;

    /** Throws {@link IllegalArgumentException} when the form is larger than 16 KiB or cannot be decoded. */
    static ConsoleRequest read(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return new ConsoleRequest(method, path, values(method.equals("POST") ? form(exchange) : query));
    }

    private static String form(HttpExchange exchange) throws IOException {
        byte[] form = exchange.getRequestBody().readNBytes(LARGEST_FORM + 1);
        if (form.length > LARGEST_FORM) {
            throw new IllegalArgumentException("the form is larger than 16 KiB");
        }
        return new String(form, StandardCharsets.UTF_8);
    }

    private static Map<String, String> values(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** Without blanks at its ends; empty when it is not given. */
    String value(String name) {
        return values.getOrDefault(name, "").strip();
    }
}
