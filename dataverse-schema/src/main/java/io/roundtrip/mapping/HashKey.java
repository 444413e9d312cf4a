package io.roundtrip.mapping;

import java.util.Arrays;
import java.util.Base64;

/** The environment's secret for row hashes: without it, a mark would tell who guesses what a secured column holds. */
public final class HashKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private HashKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException naming the property and how to make a key, never the text given */
    public static HashKey parse(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new HashKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            // not base64: the same sentence as for a wrong length, and without the text, which may be half a secret
        }
        throw new IllegalArgumentException(
                "roundtrip.hash-key must be 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return HashKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "HashKey[***]";
    }
}
