package io.roundtrip.dataverse;

import java.util.UUID;

/** Is told of every attempt of every request, for metrics and traces. Must not throw and must not wait. */
@FunctionalInterface
public interface RequestObserver {

    RequestObserver NONE = attempt -> outcome -> {};

    /** Before the attempt is sent, on the thread that sends it. */
    Running started(Attempt attempt);

    /**
     * One attempt.
     *
     * @param table logical name; empty for a request about no table or about several
     * @param user the application user's client id
     * @param operations rows or calls that count against the entitlement
     * @param correlationId the id in the request's headers that all attempts of a request share
     */
    record Attempt(String method, String table, String user, int operations, UUID correlationId) {}

    /** An attempt under way. */
    @FunctionalInterface
    interface Running {
        /** Exactly once, on the same thread. The outcome is an HTTP status, or {@code lost} without an answer. */
        void ended(String outcome);
    }
}
