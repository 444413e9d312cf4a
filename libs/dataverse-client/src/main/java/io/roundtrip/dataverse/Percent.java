package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Percent-encoding of text in an address, as UTF-8. Source: RFC 3986, section 2. */
final class Percent {

    private static final String KEPT = "-._~'(),:";
    /** Characters that no address may hold, so that a link with one of them could not be sent at all. */
    private static final String ILLEGAL = " \"<>\\^`{|}";

    private Percent() {}

    static String encode(String text) {
        return encodeWhere(text, code -> !isAlphanumeric(code) && KEPT.indexOf(code) < 0);
    }

    /** A legal address stays as it is, character by character. */
    static String encodeIllegal(String link) {
        return encodeWhere(link, code -> code < 0x20 || code > 0x7e || ILLEGAL.indexOf(code) >= 0);
    }

    private static String encodeWhere(String text, IntPredicate encoded) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(code -> {
            if (encoded.test(code)) {
                append(result, code);
            } else {
                result.appendCodePoint(code);
            }
        });
        return result.toString();
    }

    private static boolean isAlphanumeric(int code) {
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
    }

    private static void append(StringBuilder result, int code) {
        for (byte octet : Character.toString(code).getBytes(UTF_8)) {
            result.append('%').append(String.format(Locale.ROOT, "%02X", octet));
        }
    }
}
