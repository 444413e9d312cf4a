package io.roundtrip.admin.overview;

import io.roundtrip.admin.problems.Labels;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.Snapshot;
import io.roundtrip.messaging.Category;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failures of one mapping that have the same reason. */
public record Cause(String mapping, String target, Category category, String reason, int count) {

    /** The most frequent first; such as differ only in numbers are the same. */
    static List<Cause> of(Snapshot snapshot, int most) {
        Stream<Problem> open = snapshot.problems().stream().filter(Problem::isOpen);
        return open
                .collect(Collectors.groupingBy(problem ->
                        List.of(problem.subject().mapping(), problem.cause().key())))
                .values()
                .stream()
                .map(Cause::of)
                .sorted(Comparator.comparingInt(Cause::count).reversed().thenComparing(Cause::reason))
                .limit(most)
                .toList();
    }

    public String icon() {
        return Labels.icon(category);
    }

    private static Cause of(Collection<Problem> same) {
        Problem first = same.iterator().next();
        return new Cause(
                first.subject().mapping(),
                Labels.target(first.subject().target()),
                first.cause().category(),
                first.cause().reason(),
                same.size());
    }
}
