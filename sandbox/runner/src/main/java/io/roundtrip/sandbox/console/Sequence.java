package io.roundtrip.sandbox.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts what the services saw one by one into one order, and says what a step means after those before it. */
final class Sequence {

    private static final int LONGEST = 60;

    private final Instant start;
    private final List<Step> steps = new ArrayList<>();

    private Sequence(Instant start) {
        this.start = start;
    }

    /** Begins with the last change by a person, if there is one. */
    static Sequence since(List<Step> seen) {
        return new Sequence(last(seen, step -> step.kind() == StepKind.CHANGED)
                .map(Step::at)
                .orElse(Instant.MIN));
    }

    Instant start() {
        return start;
    }

    void addAll(Collection<Step> more) {
        more.stream().filter(step -> !step.at().isBefore(start)).forEach(steps::add);
    }

    /** The latest sixty steps. */
    List<Step> told() {
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::kind));
        List<Step> told = new ArrayList<>();
        for (Step step : onlyTheLoadsLastRead()) {
            meaning(step, told).ifPresent(told::add);
        }
        return told.subList(Math.max(0, told.size() - LONGEST), told.size());
    }

    /** The load enumerates the table and then reads it in pages; afterwards such reads only compare the echo's hash. */
    private List<Step> onlyTheLoadsLastRead() {
        Optional<Step> load = last(untilSent(), Sequence::isLoad).filter(step -> start.equals(Instant.MIN));
        return steps.stream()
                .filter(step -> !isLoad(step) || load.filter(step::equals).isPresent())
                .toList();
    }

    private List<Step> untilSent() {
        return steps.stream().takeWhile(step -> step.kind() != StepKind.SENT).toList();
    }

    private static boolean isLoad(Step step) {
        return step.kind() == StepKind.NOTICED && step.text().equals(DataverseSteps.LOADED);
    }

    private static Optional<Step> meaning(Step step, List<Step> before) {
        return switch (step.kind()) {
            case NOTICED ->
                Optional.of(
                        follows(before, StepKind.PATCHED, StepKind.CHANGED)
                                ? step.as(StepKind.ECHO, "in the change feed, by sender")
                                : step);
            case READ -> Optional.of(readMeaning(step, before));
            case NOTHING_TO_PATCH -> Optional.of(step).filter(done -> isUnanswered(before));
            default -> Optional.of(step);
        };
    }

    private static Step readMeaning(Step read, List<Step> before) {
        if (follows(before, StepKind.DELIVERED, StepKind.SENT)) {
            return read.as(StepKind.READ_AGAIN, "to see whether the row moved meanwhile");
        }
        return follows(before, StepKind.DEAD_LETTERED, StepKind.SENT)
                ? read.as(StepKind.READ_AGAIN, "to see whether a newer change has replaced the dead letter")
                : read;
    }

    /** Whether the first kind came after the last of the second. */
    private static boolean follows(List<Step> before, StepKind first, StepKind second) {
        return last(before, step -> step.kind() == first || step.kind() == second)
                .filter(step -> step.kind() == first)
                .isPresent();
    }

    /** A completed acknowledgement that neither led to a patch nor was handed on. */
    private static boolean isUnanswered(List<Step> before) {
        return last(before, step -> step.kind() != StepKind.ECHO && step.kind() != StepKind.READ_AGAIN)
                .filter(step -> step.kind().nature() == StepKind.Nature.STAGE && step.kind() != StepKind.PATCHED)
                .isPresent();
    }

    private static Optional<Step> last(List<Step> among, Predicate<Step> wanted) {
        return among.stream().filter(wanted).reduce((earlier, later) -> later);
    }
}
