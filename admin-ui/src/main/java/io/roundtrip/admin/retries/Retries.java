package io.roundtrip.admin.retries;

import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.Problem.Kind;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.retries.RetryAnswer.Done;
import io.roundtrip.admin.retries.RetryAnswer.TooLate;
import io.roundtrip.admin.retries.RetryAnswer.Unknown;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.schema.failures.Acted;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.outbox.Outbox;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What a person can do about a problem. Every act is one conditional write: whoever comes second changes nothing. */
public final class Retries {

    /** Retries of one request at most; more would keep a browser waiting. */
    public static final int MOST = 500;

    private final Problems problems;
    private final Outbox outbox;
    private final Failures failures;
    private final Executor parallel;
    private final String operator;

    /** @param parallel bounds how many writes are under way at a time */
    public Retries(Problems problems, Outbox outbox, Failures failures, Executor parallel, String operator) {
        this.problems = problems;
        this.outbox = outbox;
        this.failures = failures;
        this.parallel = parallel;
        this.operator = operator;
    }

    /** @param seen the number of retries that the person saw; another number means that somebody was faster */
    public RetryAnswer retry(UUID id, OptionalInt seen) {
        return act(id, problem -> retry(problem, seen.orElse(problem.course().retries())));
    }

    /** In the order of the ids; retries that are under way already are left alone. */
    public List<RetryAnswer> retryAll(List<UUID> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(ids.size() + " retries at once are more than " + MOST);
        }
        List<CompletableFuture<RetryAnswer>> answers = ids.stream()
                .distinct()
                .map(id -> CompletableFuture.supplyAsync(() -> act(id, this::retryUnlessRunning), parallel))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    public RetryAnswer discard(UUID id, String reason) {
        return act(id, problem -> acted(problem, failures.discard(id, operator, reason)));
    }

    public RetryAnswer restore(UUID id) {
        return act(id, problem -> acted(problem, failures.restore(id, operator)));
    }

    private RetryAnswer act(UUID id, Function<Problem, RetryAnswer> action) {
        try {
            return problems.find(id).map(action).orElse(new Unknown(id));
        } finally {
            problems.forget();
        }
    }

    private RetryAnswer retryUnlessRunning(Problem problem) {
        return problem.status().isRetry()
                ? new TooLate(problem, underWay(problem))
                : retry(problem, problem.course().retries());
    }

    private RetryAnswer retry(Problem problem, int seen) {
        if (problem.course().retries() != seen) {
            return new TooLate(problem, underWay(problem));
        }
        return problem.kind() == Kind.OUTBOX
                ? requestUnsent(problem)
                : acted(problem, failures.requestRetry(problem.id(), operator));
    }

    private static String underWay(Problem problem) {
        return problem.course()
                .actedBy()
                .map(who -> who + " has retried it already")
                .orElse("it has been retried already");
    }

    private RetryAnswer requestUnsent(Problem problem) {
        if (!problem.canBeRetried()) {
            return new TooLate(problem, "a retry is requested already");
        }
        WriteOutcome outcome =
                outbox.find(problem.id()).map(outbox::requestRetry).orElse(WriteOutcome.GONE);
        return switch (outcome) {
            case UPDATED, DELETED -> new Done(problem);
            case GONE -> new TooLate(problem, "it has been sent meanwhile");
            case CHANGED_MEANWHILE -> new TooLate(problem, "it was tried or retried in the same moment");
        };
    }

    private static RetryAnswer acted(Problem problem, Acted acted) {
        if (acted instanceof Acted.TooLate late) {
            return new TooLate(problem, late.why());
        }
        return acted instanceof Acted.Done ? new Done(problem) : new Unknown(problem.id());
    }
}
