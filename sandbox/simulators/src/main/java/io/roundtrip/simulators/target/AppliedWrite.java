package io.roundtrip.simulators.target;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One write that took effect. Sequences start at 1 and have no gaps; a deletion has no body and may have no key. */
public record AppliedWrite(
        long sequence,
        Instant at,
        String resource,
        String sourceId,
        Operation operation,
        long epoch,
        long version,
        Optional<String> idempotencyKey,
        String number,
        Optional<JsonNode> body) {

    public SourceVersion sourceVersion() {
        return new SourceVersion(epoch, version);
    }

    boolean answers(Write write) {
        return write.row().equals(new RowKey(Resource.of(resource), sourceId))
                && write.body().equals(body);
    }
}
