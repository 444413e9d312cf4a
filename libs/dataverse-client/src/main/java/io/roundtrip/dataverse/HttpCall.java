package io.roundtrip.dataverse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param body text to send; empty for none
 * @param repeatable whether repeating is harmless when the first attempt may have had its effect
 * @param wanted how the answer is read if it is a success
 */
record HttpCall(
        Purpose purpose,
        String method,
        URI uri,
        Map<String, String> headers,
        String body,
        boolean repeatable,
        Wanted wanted) {

    /** Longest address of a GET, in characters (Web API, "Query data using the Web API"). */
    static final int LONGEST_ADDRESS = 32_768;

    /** What the body of an answer is. */
    enum Wanted {
        TEXT,
        PAGE
    }

    HttpCall {
        headers = Map.copyOf(headers);
        if (uri.toString().length() > LONGEST_ADDRESS) {
            throw DataverseException.refused(purpose.item(), "its address is longer than " + LONGEST_ADDRESS, null);
        }
    }

    /** A request whose answer is read as text. */
    HttpCall(Purpose purpose, String method, URI uri, Map<String, String> headers, String body, boolean repeatable) {
        this(purpose, method, uri, headers, body, repeatable, Wanted.TEXT);
    }

    String item() {
        return purpose.item();
    }

    static HttpCall get(Purpose purpose, URI uri) {
        return new HttpCall(purpose, "GET", uri, Map.of(), "", true);
    }

    static HttpCall page(Purpose purpose, URI uri) {
        return new HttpCall(purpose, "GET", uri, Map.of(), "", true, Wanted.PAGE);
    }

    static HttpCall post(Purpose purpose, URI uri, String json) {
        return new HttpCall(purpose, "POST", uri, Map.of("Content-Type", "application/json"), json, true);
    }

    HttpCall with(String header, String value) {
        Map<String, String> extended = new HashMap<>(headers);
        extended.put(header, value);
        return new HttpCall(purpose, method, uri, extended, body, repeatable, wanted);
    }
}
