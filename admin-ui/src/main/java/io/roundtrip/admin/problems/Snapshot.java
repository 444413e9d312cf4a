package io.roundtrip.admin.problems;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All problems as they were read together, the latest failure first.
 *
 * @param cut whether there are more than were read
 */
public record Snapshot(List<Problem> problems, boolean cut, Instant at) {

    private static final Comparator<Problem> LATEST_FIRST = Comparator.comparing(
                    (Problem problem) -> problem.course().lastFailure())
            .reversed()
            .thenComparing(Problem::id);

    static final Snapshot NONE = new Snapshot(List.of(), false, Instant.MIN);

    /** One that moved while it was read counts where it was seen last. */
    public Snapshot {
        Map<UUID, Problem> latest = new HashMap<>();
        problems.forEach(problem -> latest.put(problem.id(), problem));
        problems = latest.values().stream().sorted(LATEST_FIRST).toList();
    }

    public List<Problem> matching(ProblemFilter filter) {
        return problems.stream().filter(filter::matches).toList();
    }

    public int count(ProblemView view) {
        return (int) problems.stream().filter(view::holds).count();
    }

    public Optional<Problem> find(UUID id) {
        return problems.stream().filter(problem -> problem.id().equals(id)).findFirst();
    }
}
