package io.roundtrip.schema.retries;

import io.roundtrip.dataverse.ETag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A retry of many failures at once.
 *
 * @param startedOn stored to the second
 * @param selection which failures, in the form of the list's filter
 * @param result what came of it, in a sentence; empty until it is over
 * @param etag of the row as it was read; empty for an operation that was never stored
 */
public record RetryOperation(
        UUID id,
        String startedBy,
        Instant startedOn,
        String selection,
        RetryStatus status,
        Plan plan,
        Progress progress,
        String result,
        Optional<ETag> etag) {

    /**
     * What was found when it was planned.
     *
     * @param selected failures that the selection found
     * @param toRetry those that could be retried; the others were superseded, gone, paused or running
     */
    public record Plan(int selected, int toRetry) {
        public Plan {
            if (toRetry < 0 || toRetry > selected) {
                throw new IllegalArgumentException(toRetry + " to retry of " + selected + " selected");
            }
        }
    }

    /**
     * How far it has come.
     *
     * @param requested failures whose retry was asked for
     * @param resolved of these, acknowledged since
     * @param failedAgain of these, failed again since
     */
    public record Progress(int requested, int resolved, int failedAgain) {
        public static final Progress NONE = new Progress(0, 0, 0);

        public Progress {
            if (Math.min(resolved, failedAgain) < 0 || resolved + failedAgain > requested) {
                throw new IllegalArgumentException(
                        resolved + " resolved and " + failedAgain + " failed again of " + requested + " requested");
            }
        }
    }

    public static RetryOperation planned(UUID id, String by, Instant on, String selection, Plan plan) {
        return new RetryOperation(
                id, by, on, selection, RetryStatus.PLANNED, plan, Progress.NONE, "", Optional.empty());
    }

    public RetryOperation in(RetryStatus next) {
        return new RetryOperation(id, startedBy, startedOn, selection, next, plan, progress, result, etag);
    }

    public RetryOperation with(Progress now) {
        return new RetryOperation(id, startedBy, startedOn, selection, status, plan, now, result, etag);
    }

    public RetryOperation over(RetryStatus end, String sentence) {
        if (!end.isOver()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        return new RetryOperation(id, startedBy, startedOn, selection, end, plan, progress, sentence, etag);
    }
}
