package io.roundtrip.simulators.servicebus.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks shared access signatures as described in "Service Bus access control with Shared Access Signatures". */
public record SharedAccess(String keyName, String key, Clock clock) {

    /** A token reads {@code SharedAccessSignature sr=<url encoded>&sig=<url encoded>&se=<epoch seconds>&skn=<key name>}. */
    public boolean accepts(String token) {
        Map<String, String> fields = fields(token);
        if (!keyName.equals(fields.get("skn")) || !fields.keySet().containsAll(java.util.Set.of("sr", "sig", "se"))) {
            return false;
        }
        try {
            return signed(fields) && expiry(fields).isAfter(clock.instant());
        } catch (IllegalArgumentException e) {
            return false; // not a number, not base64, or not url encoded: not a token
        }
    }

    /** Of a token that is accepted. */
    public Instant expiry(String token) {
        return expiry(fields(token));
    }

    private boolean signed(Map<String, String> fields) {
        byte[] expected = signature(fields.get("sr") + "\n" + fields.get("se"));
        byte[] given = Base64.getDecoder().decode(decoded(fields, "sig"));
        return MessageDigest.isEqual(expected, given);
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static Instant expiry(Map<String, String> fields) {
        return Instant.ofEpochSecond(Long.parseLong(decoded(fields, "se")));
    }

    private static String decoded(Map<String, String> fields, String name) {
        return URLDecoder.decode(fields.getOrDefault(name, ""), StandardCharsets.UTF_8);
    }

    /** Still url encoded, because the signature covers the encoded resource. */
    private static Map<String, String> fields(String token) {
        Function<String, String> name = field -> field.substring(0, field.indexOf('='));
        Function<String, String> value = field -> field.substring(field.indexOf('=') + 1);
        return Arrays.stream(token.substring(token.indexOf(' ') + 1).split("&", -1))
                .filter(field -> field.contains("="))
                .collect(Collectors.toMap(name, value, (first, second) -> second));
    }
}
