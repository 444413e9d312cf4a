package io.roundtrip.simulators.dataverse.limits;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a request may run, on which web server, and against whose budget.
 *
 * @param server from 1 on; 0 while nothing is limited
 */
public record Admission(int server, Instant at, Optional<Window> window, Optional<Refused> refused) {
    static final Admission UNLIMITED = new Admission(0, Instant.EPOCH, Optional.empty(), Optional.empty());

    /** For a part of a batch, which runs where the batch runs. */
    Admission uncounted() {
        return new Admission(server, at, Optional.empty(), Optional.empty());
    }

    /** Which limit was hit, and what is answered. */
    public record Refused(String limit, Answer answer) {}

    /** What is left of the budget. */
    public record Remaining(int requests, Duration executionTime) {}
}
