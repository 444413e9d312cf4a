package io.roundtrip.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that a repetition computes again, so that it finds what its first run wrote: UUID version 5 (RFC 9562, 5.5). */
public final class DeterministicId {

    private static final UUID ROUNDTRIP = UUID.fromString("6f8a1d5e-2f0b-5c34-9a55-0b1b0a7d7e01");

    private DeterministicId() {}

    /** The parts are length-prefixed, so that ("ab", "c") and ("a", "bc") differ. */
    public static UUID of(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            String text = part.toString();
            name.append(text.length()).append(':').append(text);
        }
        return version5(sha1(name.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha1(byte[] name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(ROUNDTRIP.getMostSignificantBits())
                    .putLong(ROUNDTRIP.getLeastSignificantBits())
                    .array());
            return digest.digest(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-1", missing);
        }
    }

    private static UUID version5(byte[] hash) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long most = bits.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
        long least = bits.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
