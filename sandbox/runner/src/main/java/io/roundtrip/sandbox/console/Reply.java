package io.roundtrip.sandbox.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the browser. */
record Reply(int status, byte[] body, Map<String, String> headers) {

    static Reply html(String page) {
        return of(200, "text/html; charset=utf-8", page);
    }

    static Reply json(String text) {
        return of(200, "application/json", text);
    }

    static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    static Reply of(int status, String type, String body) {
        return new Reply(status, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
    }

    /** After a form: a reload of what comes next repeats nothing. */
    static Reply seeOther(String address) {
        return new Reply(303, new byte[0], Map.of("Location", address));
    }
}
