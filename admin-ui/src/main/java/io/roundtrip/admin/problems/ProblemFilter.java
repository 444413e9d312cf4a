package io.roundtrip.admin.problems;

import io.roundtrip.messaging.Stage;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which problems a list shows.
 *
 * @param text in the record's name, the reason, or any of the ids; empty means every text
 */
public record ProblemFilter(ProblemView view, Optional<Stage> stage, Optional<String> mapping, String text) {

    public ProblemFilter {
        text = text.strip();
    }

    public static ProblemFilter open() {
        return new ProblemFilter(ProblemView.OPEN, Optional.empty(), Optional.empty(), "");
    }

    public ProblemFilter in(ProblemView other) {
        return new ProblemFilter(other, stage, mapping, text);
    }

    boolean matches(Problem problem) {
        return view.holds(problem) && narrowed(problem);
    }

    private boolean narrowed(Problem problem) {
        return stage.filter(wanted -> wanted != problem.cause().stage()).isEmpty()
                && mapping.filter(wanted -> !wanted.equals(problem.subject().mapping()))
                        .isEmpty()
                && (text.isEmpty() || texts(problem).anyMatch(this::holdsText));
    }

    private static Stream<String> texts(Problem problem) {
        return Stream.of(
                problem.subject().name().orElse(""),
                problem.cause().reason(),
                problem.id().toString(),
                problem.subject().rowId().toString(),
                problem.correlationId());
    }

    private boolean holdsText(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
