package io.roundtrip.delivery;

import io.roundtrip.schema.DeterministicId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The same for a repeat of the same content, another one for everything that must take effect. */
final class IdempotencyKey {

    private IdempotencyKey() {}

    static UUID of(DeliveryContext context, Snapshot.Alive alive, ObjectNode body) {
        return DeterministicId.of(
                "delivery",
                context.mapping().name(),
                alive.rowId(),
                alive.version(),
                context.mapping().revision(),
                sha256(body.toString()),
                context.runId(alive.rowId()).orElse(""));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
