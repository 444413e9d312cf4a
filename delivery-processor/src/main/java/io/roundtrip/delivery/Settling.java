package io.roundtrip.delivery;

import io.roundtrip.delivery.Outcome.ParentRef;
import io.roundtrip.mapping.DeletePolicy;
import io.roundtrip.mapping.ExitPolicy;
import io.roundtrip.mapping.Guarantee;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import java.util.Map;
import java.util.Optional;

/** Whether a delivery still says the truth once it has happened. */
final class Settling {

    private Settling() {}

    /**
     * A guard alone keeps older versions out, but a delete carries no version: where deletes or exits are mapped, and
     * at targets without guard, what was written is compared with the row once more.
     */
    static boolean mustBeReadAgain(Outcome outcome, TableMapping mapping, Mappings mappings) {
        if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Parked) {
            return false;
        }
        boolean sentWithoutParent = outcome instanceof Outcome.Upserted upserted
                && !upserted.sentWithout().isEmpty();
        boolean nothingWritten = outcome instanceof Outcome.OutOfScope outside && !outside.removed();
        return outcome instanceof Outcome.DeleteOutrun
                || sentWithoutParent
                || (!nothingWritten && rereads(mapping, mappings));
    }

    private static boolean rereads(TableMapping mapping, Mappings mappings) {
        boolean blind = mappings.target(mapping.target())
                .filter(target -> target.guarantee() == Guarantee.GUARDED)
                .isEmpty();
        return blind || mapping.onDelete() == DeletePolicy.DELETE || mapping.onExit() == ExitPolicy.DELETE;
    }

    static boolean isSettled(Outcome outcome, Snapshot now, Map<ParentRef, String> parents) {
        if (outcome instanceof Outcome.DeleteOutrun) {
            return false;
        }
        boolean parentArrived = outcome instanceof Outcome.Upserted upserted
                && upserted.sentWithout().stream().anyMatch(parents::containsKey);
        return !parentArrived && sameState(outcome.snapshot(), now);
    }

    private static boolean sameState(Snapshot delivered, Snapshot now) {
        return OrderPolicy.afterWrite(version(delivered), version(now)) == AfterWrite.ACKNOWLEDGE;
    }

    private static Optional<Long> version(Snapshot snapshot) {
        return snapshot instanceof Snapshot.Alive alive ? Optional.of(alive.version()) : Optional.empty();
    }
}
