package io.roundtrip.sandbox.console;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in only requests that were meant for the console: a page of another site may send a form here, or reach this
 * port under a name of its own, and the console kills processes.
 */
final class Gate {

    private final Set<String> hosts;
    private final Set<String> origins;

    Gate(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    boolean admits(Headers headers) {
        List<String> named = values(headers, "Host");
        return named.size() == 1 && hosts.containsAll(named) && origins.containsAll(values(headers, "Origin"));
    }

    private static List<String> values(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name)).orElse(List.of());
    }
}
