package io.roundtrip.dataverse;

import java.net.URI;

/** Checks addresses that settings give. */
final class Origins {

    private Origins() {}

    static void require(String property, URI uri) {
        if (uri.getHost() == null || uri.getScheme() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    property + " " + uri + " is not an absolute address such as https://host");
        }
    }
}
