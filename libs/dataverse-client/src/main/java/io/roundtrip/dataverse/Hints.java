package io.roundtrip.dataverse;

import java.net.http.HttpHeaders;
import java.util.OptionalInt;

/** What a server recommends and what it says is left. Anything but a small whole number says nothing. */
record Hints(HttpHeaders headers) {

    static Hints of(HttpHeaders headers) {
        return new Hints(headers);
    }

    /** Requests to run at once ("Send parallel requests"). */
    OptionalInt parallelism() {
        return number("x-ms-dop-hint", "[1-9]\\d{0,3}");
    }

    /** Requests left in the user's window of 300 s, of this server ("Service protection API limits"). */
    OptionalInt requestsLeft() {
        return number("x-ms-ratelimit-burst-remaining-xrm-requests", "\\d{1,9}");
    }

    private OptionalInt number(String header, String shape) {
        return headers.firstValue(header)
                .map(String::strip)
                .filter(text -> text.matches(shape))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
