package io.roundtrip.delivery;

import static java.util.Objects.requireNonNull;

import io.roundtrip.delivery.Outcome.ParentRef;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Delivers rows until what the target holds is what the source says: read, write, read again. A row that moved
 * meanwhile, or whose parent arrived, is delivered again before its acknowledgement is sent.
 */
final class DeliveryRounds {

    private static final int MOST_ROUNDS = 6;

    private final Snapshots snapshots;
    private final Parents parents;
    private final ParallelCalls calls;

    DeliveryRounds(Snapshots snapshots, Parents parents, ParallelCalls calls) {
        this.snapshots = snapshots;
        this.parents = parents;
        this.calls = calls;
    }

    Map<UUID, Outcome> deliver(Collection<UUID> rowIds, DeliveryContext context, Mappings mappings, RowDelivery by) {
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        Map<UUID, Snapshot> current = snapshots.read(context.mapping(), rowIds);
        for (int round = 1; !current.isEmpty(); round++) {
            if (round > MOST_ROUNDS) {
                current.forEach((id, snapshot) -> outcomes.put(id, restless(snapshot)));
                break;
            }
            Map<ParentRef, String> known = parents.of(current.values(), context.mapping(), mappings);
            DeliveryContext now = context.with(known, outrun(outcomes));
            Map<UUID, Outcome> made =
                    calls.each(context.mapping().target(), current, snapshot -> by.deliver(snapshot, now));
            outcomes.putAll(made);
            current = unsettled(made, now, mappings);
        }
        return outcomes;
    }

    /** Rows to deliver again, with the snapshot to deliver. */
    private Map<UUID, Snapshot> unsettled(Map<UUID, Outcome> made, DeliveryContext context, Mappings mappings) {
        TableMapping mapping = context.mapping();
        Map<UUID, Outcome> doubtful = new LinkedHashMap<>(made);
        doubtful.values().removeIf(outcome -> !Settling.mustBeReadAgain(outcome, mapping, mappings));
        if (doubtful.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Snapshot> now = snapshots.read(mapping, doubtful.keySet());
        Map<ParentRef, String> known = parents.of(now.values(), mapping, mappings);
        doubtful.forEach((id, outcome) -> {
            if (Settling.isSettled(outcome, requireNonNull(now.get(id)), known)) {
                now.remove(id);
            }
        });
        return now;
    }

    private static Map<UUID, GuardVersion> outrun(Map<UUID, Outcome> outcomes) {
        Map<UUID, GuardVersion> versions = new HashMap<>();
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Outcome.DeleteOutrun outrun) {
                versions.put(id, outrun.stored());
            }
        });
        return versions;
    }

    private static Outcome restless(Snapshot snapshot) {
        return new Outcome.Failed(
                snapshot,
                Failure.of(
                        FailureKind.TRANSIENT,
                        Stage.READ,
                        Category.UNKNOWN,
                        "the record keeps changing while it is delivered"));
    }
}
