package io.roundtrip.admin.problems;

import io.roundtrip.schema.failures.FailureStatus;
import java.util.EnumSet;
import java.util.Set;

/** The saved views of the list. */
public enum ProblemView {
    OPEN(
            FailureStatus.WAITING,
            FailureStatus.FAILED,
            FailureStatus.PARKED,
            FailureStatus.RETRY_REQUESTED,
            FailureStatus.RETRYING),
    FAILED(FailureStatus.FAILED),
    WAITING(FailureStatus.WAITING, FailureStatus.PARKED),
    RETRYING(FailureStatus.RETRY_REQUESTED, FailureStatus.RETRYING),
    SOLVED(FailureStatus.RESOLVED, FailureStatus.SUPERSEDED),
    DISCARDED(FailureStatus.DISCARDED);

    private final Set<FailureStatus> statuses;

    ProblemView(FailureStatus first, FailureStatus... others) {
        this.statuses = EnumSet.of(first, others);
    }

    boolean holds(Problem problem) {
        return statuses.contains(problem.status());
    }
}
