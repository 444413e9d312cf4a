package io.roundtrip.dataverse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * One request. {@code item} names it in messages, without values.
 *
 * @param body text to send; empty for none
 * @param repeatable whether repeating is harmless when the first attempt may have had its effect
 */
record HttpCall(String item, String method, URI uri, Map<String, String> headers, String body, boolean repeatable) {

    /** Longest address of a GET, in characters (Web API, "Query data using the Web API"). */
    static final int LONGEST_ADDRESS = 32_768;

    HttpCall {
        headers = Map.copyOf(headers);
        if (uri.toString().length() > LONGEST_ADDRESS) {
            throw DataverseException.refused(item, "its address is longer than " + LONGEST_ADDRESS, null);
        }
    }

    static HttpCall get(String item, URI uri) {
        return new HttpCall(item, "GET", uri, Map.of(), "", true);
    }

    static HttpCall post(String item, URI uri, String json) {
        return new HttpCall(item, "POST", uri, Map.of("Content-Type", "application/json"), json, true);
    }

    HttpCall with(String header, String value) {
        Map<String, String> extended = new HashMap<>(headers);
        extended.put(header, value);
        return new HttpCall(item, method, uri, extended, body, repeatable);
    }
}
