package io.roundtrip.sandbox.console;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row's way since its last change by a person, oldest step first; without such a change since the load found it. */
record Journey(UUID rowId, List<Step> steps) {

    /** A load takes rows as they are, and its checkpoint is the durable record. */
    private static final Set<StepKind> NOT_IN_A_LOAD = Set.of(StepKind.CHANGED, StepKind.RECORDED);

    private static final Set<StepKind> STOPS = Set.of(StepKind.DEAD_LETTERED, StepKind.REFUSED_BY_BUS);

    Journey {
        steps = List.copyOf(steps);
    }

    /** How far a row has come. */
    enum Standing {
        UNKNOWN,
        ON_ITS_WAY,
        /** Nothing goes on by itself, or not soon: it is a line in the admin UI by now. */
        STOPPED,
        COMPLETE
    }

    Standing standing() {
        if (steps.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (missing().isEmpty()) {
            return Standing.COMPLETE;
        }
        return STOPS.contains(lastOfWeight()) ? Standing.STOPPED : Standing.ON_ITS_WAY;
    }

    private StepKind lastOfWeight() {
        return steps.stream()
                .map(Step::kind)
                .filter(kind -> kind != StepKind.READ_AGAIN && kind != StepKind.ECHO)
                .reduce(StepKind.CHANGED, (earlier, later) -> later);
    }

    /** Stages that the row has not reached; empty when the round trip is complete. */
    List<StepKind> missing() {
        Set<StepKind> reached = steps.stream().map(step -> step.kind().stage()).collect(Collectors.toSet());
        boolean loaded = !steps.isEmpty() && !reached.contains(StepKind.CHANGED);
        return StepKind.stages().stream()
                .filter(stage -> !reached.contains(stage))
                .filter(stage -> !loaded || !NOT_IN_A_LOAD.contains(stage))
                .toList();
    }
}
