package io.roundtrip.simulators.target;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A living row: what the last applied write left. {@code createdAt} belongs to its number, which a deleted and new row does not inherit. */
public record TargetRow(
        String resource,
        String number,
        String sourceId,
        SourceVersion version,
        Instant createdAt,
        Instant updatedAt,
        JsonNode body) {}
