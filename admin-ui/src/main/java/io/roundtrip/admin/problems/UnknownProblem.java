package io.roundtrip.admin.problems;

import java.util.UUID;

/** Nothing is known under this id, or not any more. */
public final class UnknownProblem extends RuntimeException {

    public UnknownProblem(UUID id) {
        super("There is no failed notification " + id + ", or it was solved and its time of keeping is over");
    }
}
