package io.roundtrip.admin.problems;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One page of a list.
 *
 * @param number counted from 1
 * @param total that match, on all pages
 */
public record ProblemPage(List<Problem> items, int number, int total) {

    public static final int SIZE = 50;

    /**
     * The page that was asked for, or the last one there is.
     *
     * @param kept shown as well, in their place, though they have left the list: a line that somebody looks at turns
     *     green instead of vanishing
     */
    public static ProblemPage of(Snapshot snapshot, ProblemFilter filter, int asked, Set<UUID> kept) {
        List<Problem> matching = snapshot.matching(filter);
        int pages = Math.max(1, (matching.size() + SIZE - 1) / SIZE);
        int number = Math.max(1, Math.min(asked, pages));
        int from = (number - 1) * SIZE;
        List<Problem> page = matching.subList(from, Math.min(from + SIZE, matching.size()));
        return new ProblemPage(with(kept, page, snapshot), number, matching.size());
    }

    private static List<Problem> with(Set<UUID> kept, List<Problem> page, Snapshot snapshot) {
        Set<Problem> shown = Set.copyOf(page);
        return snapshot.problems().stream()
                .filter(problem -> shown.contains(problem) || kept.contains(problem.id()))
                .limit(2L * SIZE)
                .toList();
    }

    public int first() {
        return total == 0 ? 0 : (number - 1) * SIZE + 1;
    }

    public int last() {
        return Math.min(number * SIZE, total);
    }

    public boolean hasNext() {
        return last() < total;
    }

    public boolean hasPrevious() {
        return number > 1;
    }
}
