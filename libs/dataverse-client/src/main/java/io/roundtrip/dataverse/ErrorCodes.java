package io.roundtrip.dataverse;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the platform's error codes and HTTP statuses mean for a caller. Sources: Web API, "Compose HTTP requests and
 * handle errors"; "Service protection API limits"; "Web service error codes".
 */
final class ErrorCodes {

    static final String ROW_MISSING = "0x80040217";
    static final String VERSION_MISMATCH = "0x80060882";
    static final String EXPIRED_VERSION_STAMP = "0x80044352";

    private static final Set<String> THROTTLED = Set.of("0x80072322", "0x80072321", "0x80072326", "0x8005f103", "429");
    private static final String DUPLICATE = "0x80040237";
    private static final Set<String> OTHER_ROW = Set.of("0x80060892", "0x80040333");
    /** SQL errors and time-outs, deadlocks, busy servers, imports in progress, and the unexpected. */
    private static final Set<String> TRANSIENT = Set.of(
            "0x80044150",
            "0x80044151",
            "0x80040255",
            "0x8004a001",
            "0x80071151",
            "0x80048543",
            "0x80040216",
            "0x80044171",
            "0x80044172",
            "0x80044173");

    /** SQL and plug-in time-outs, and a page too large for the server's memory: less at once may succeed. */
    private static final Set<String> TOO_MUCH = Set.of("0x80044151", "0x80044171", "0x80044172", "0x80044173");

    private ErrorCodes() {}

    /** Lower-case hexadecimal of a code given as hexadecimal or as signed or unsigned decimal; empty when there is none. */
    static Optional<String> normalised(String code) {
        String text = code.strip().toLowerCase(Locale.ROOT);
        if (text.matches("0x[0-9a-f]{1,8}")) {
            return Optional.of("0x" + "0".repeat(10 - text.length()) + text.substring(2));
        }
        if (text.matches("-\\d{1,10}|\\d{10}")) {
            return Optional.of(String.format("0x%08x", (int) Long.parseLong(text)));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static boolean isThrottled(int status, String code) {
        return status == 429 || THROTTLED.contains(code);
    }

    static boolean isTooMuch(int status, String code) {
        return status == 413 || TOO_MUCH.contains(code);
    }

    static boolean isDuplicate(String code) {
        return code.equals(DUPLICATE) || isOtherRow(code);
    }

    static boolean isOtherRow(String code) {
        return OTHER_ROW.contains(code);
    }

    /** Unknown is transient: only what the documentation calls the caller's fault is not. */
    static boolean isTransient(int status, String code) {
        if (isThrottled(status, code) || TRANSIENT.contains(code)) {
            return true;
        }
        return status == 408 || status < 400 || (status >= 500 && status != 501 && !code.equals("0x80040265"));
    }
}
