package io.roundtrip.admin.retries;

import io.roundtrip.admin.problems.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a retry of a selection would do, counted before anything happens.
 *
 * @param retried one for one, at most {@link Retries#MOST}
 * @param running left alone, because a retry is under way
 * @param closed not needed any more
 * @param later beyond the bound; another retry takes them
 */
public record RetryPlan(List<Problem> retried, int running, int closed, int later) {

    public static RetryPlan of(List<Problem> selected) {
        List<Problem> retryable =
                selected.stream().filter(Problem::waitsForRetry).toList();
        return new RetryPlan(
                retryable.subList(0, Math.min(retryable.size(), Retries.MOST)),
                (int) selected.stream()
                        .filter(problem -> problem.status().isRetry())
                        .count(),
                (int) selected.stream().filter(problem -> !problem.isOpen()).count(),
                Math.max(0, retryable.size() - Retries.MOST));
    }

    public int count() {
        return retried.size();
    }

    /** Exactly these are retried on confirmation, whatever fails meanwhile. */
    public String ids() {
        return retried.stream().map(Problem::id).map(UUID::toString).collect(Collectors.joining(","));
    }
}
