package io.roundtrip.mapping;

import io.roundtrip.dataverse.Row;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.SortedSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether mapped columns hold the same content: HMAC-SHA-256 cut to 128 bits, as 22 characters of base64url, over
 * the sorted columns. Two readings through the same API are compared, so text counts byte by byte, untrimmed; numbers
 * count without trailing zeros, instants in UTC to the millisecond. Null, empty text and a column that was not read are
 * three different contents. Thread-safe.
 */
public final class RowHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    public RowHash(HashKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    public String of(Row row, SortedSet<String> columns) {
        Mac mac = mac();
        for (String column : columns) {
            String entry = column + "=" + content(row, column);
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII)); // no value can pose as two entries
            mac.update(bytes);
        }
        byte[] cut = Arrays.copyOf(mac.doFinal(), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cut);
    }

    private static String content(Row row, String column) {
        if (!row.has(column)) {
            return "missing:";
        }
        Object value = RowValues.value(row, column);
        return RowValues.isLookup(row, column) ? lookup(value) : typed(value);
    }

    private static String lookup(@Nullable Object id) {
        return id == null ? "null:" : "lookup:" + id.toString().toLowerCase(Locale.ROOT);
    }

    private static String typed(@Nullable Object value) {
        if (value == null) {
            return "null:";
        }
        if (value instanceof Number number) {
            return "number:" + RowValues.decimal(number).stripTrailingZeros();
        }
        if (value instanceof Boolean flag) {
            return "boolean:" + flag;
        }
        if (value instanceof Instant instant) {
            return "instant:" + instant.truncatedTo(ChronoUnit.MILLIS);
        }
        return value instanceof OffsetDateTime time ? typed(time.toInstant()) : "text:" + value;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
