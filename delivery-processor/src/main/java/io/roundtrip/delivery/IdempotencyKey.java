package io.roundtrip.delivery;

import io.roundtrip.schema.DeterministicId;
import io.roundtrip.schema.Sha256;
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
                Sha256.of(body.toString()),
                context.runId(alive.rowId()).orElse(""));
    }
}
