package io.roundtrip.dataverse;

import java.net.http.HttpHeaders;
import java.util.OptionalInt;

/** The parallelism a server recommends in {@code x-ms-dop-hint}; anything but a small number is no recommendation. */
final class DopHint {

    private DopHint() {}

    static OptionalInt of(HttpHeaders headers) {
        return headers.firstValue("x-ms-dop-hint")
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
