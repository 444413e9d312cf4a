package io.roundtrip.schema.failures;

import io.roundtrip.messaging.Stage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which failure rows; the latest failure first. */
public record FailureQuery(
        Set<FailureStatus> statuses,
        Optional<String> mapping,
        Optional<Stage> stage,
        Optional<UUID> parentId,
        Optional<Instant> changedBefore,
        int limit) {

    public static FailureQuery in(FailureStatus first, FailureStatus... others) {
        return new FailureQuery(
                EnumSet.of(first, others), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 500);
    }

    public FailureQuery ofMapping(String name) {
        return new FailureQuery(statuses, Optional.of(name), stage, parentId, changedBefore, limit);
    }

    public FailureQuery atStage(Stage wanted) {
        return new FailureQuery(statuses, mapping, Optional.of(wanted), parentId, changedBefore, limit);
    }

    public FailureQuery waitingFor(UUID parent) {
        return new FailureQuery(statuses, mapping, stage, Optional.of(parent), changedBefore, limit);
    }

    public FailureQuery unchangedSince(Instant time) {
        return new FailureQuery(statuses, mapping, stage, parentId, Optional.of(time), limit);
    }

    public FailureQuery atMost(int rows) {
        return new FailureQuery(statuses, mapping, stage, parentId, changedBefore, rows);
    }
}
