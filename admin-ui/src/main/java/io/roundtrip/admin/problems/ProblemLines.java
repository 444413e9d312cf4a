package io.roundtrip.admin.problems;

import io.roundtrip.admin.time.Times;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.List;
import java.util.function.Supplier;

/** Problems in the words of the pages. */
public final class ProblemLines {

    private final Times times;
    private final Supplier<Mappings> mappings;

    public ProblemLines(Times times, Supplier<Mappings> mappings) {
        this.times = times;
        this.mappings = mappings;
    }

    public List<ProblemLine> of(List<Problem> problems) {
        Mappings known = mappings.get();
        return problems.stream().map(problem -> line(problem, known)).toList();
    }

    public ProblemLine of(Problem problem) {
        return line(problem, mappings.get());
    }

    private ProblemLine line(Problem problem, Mappings known) {
        Problem.Subject subject = problem.subject();
        return new ProblemLine(
                problem,
                path(problem),
                Labels.record(subject),
                Labels.table(subject.table()),
                Labels.target(subject.target()),
                subject.parentTable().orElse("parent record"),
                story(problem),
                StatusLook.of(problem.status()),
                stageBar(problem),
                attempts(problem, known),
                times.moment(problem.course().firstFailure()),
                times.moment(problem.course().lastFailure()),
                problem.course().nextAttempt().map(times::until).orElse(""));
    }

    /** An outbox record becomes a failure row when its retry is asked for; its address names both. */
    public static String path(Problem problem) {
        String path = "/notifications/" + problem.id();
        return problem.kind() == Problem.Kind.OUTBOX
                ? path + "?then=" + problem.subject().failureId()
                : path;
    }

    private static String story(Problem problem) {
        boolean waitsForParent = problem.subject().parentTable().isPresent();
        return switch (problem.status()) {
            case WAITING, FAILED -> problem.cause().stage().name();
            case PARKED -> waitsForParent ? "PARKED" : problem.cause().stage().name();
            default -> problem.status().name();
        };
    }

    private static String stageBar(Problem problem) {
        String bar = "s-" + (problem.cause().stage().ordinal() + 1);
        boolean stopped = problem.status() == FailureStatus.FAILED || !problem.isOpen();
        return stopped ? bar : bar + "n";
    }

    private static String attempts(Problem problem, Mappings known) {
        int attempts = problem.course().attempts();
        return known.byName(problem.subject().mapping())
                .filter(mapping -> problem.kind() == Problem.Kind.FAILURE)
                .map(mapping ->
                        attempts + " of " + Math.max(attempts, mapping.retry().maxAttempts()))
                .orElse(Integer.toString(attempts));
    }
}
