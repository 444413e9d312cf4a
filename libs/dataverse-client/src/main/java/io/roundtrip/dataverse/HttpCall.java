package io.roundtrip.dataverse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param body text to send; empty for none
 * @param repeatable whether repeating is harmless when the first attempt may have had its effect
 */
record HttpCall(Purpose purpose, String method, URI uri, Map<String, String> headers, String body, boolean repeatable) {

    /** Longest address of a GET, in characters (Web API, "Query data using the Web API"). */
    static final int LONGEST_ADDRESS = 32_768;

    HttpCall {
        headers = Map.copyOf(headers);
        if (uri.toString().length() > LONGEST_ADDRESS) {
            throw DataverseException.refused(purpose.item(), "its address is longer than " + LONGEST_ADDRESS, null);
        }
    }

    String item() {
        return purpose.item();
    }

    static HttpCall get(Purpose purpose, URI uri) {
        return new HttpCall(purpose, "GET", uri, Map.of(), "", true);
    }

    static HttpCall post(Purpose purpose, URI uri, String json) {
        return new HttpCall(purpose, "POST", uri, Map.of("Content-Type", "application/json"), json, true);
    }

    HttpCall with(String header, String value) {
        Map<String, String> extended = new HashMap<>(headers);
        extended.put(header, value);
        return new HttpCall(purpose, method, uri, extended, body, repeatable);
    }
}
