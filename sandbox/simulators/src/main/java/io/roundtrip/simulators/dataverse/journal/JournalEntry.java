package io.roundtrip.simulators.dataverse.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A request to the service or its login, or a part of a batch, which comes before the batch itself.
 *
 * @param sequence in the order of the answers
 * @param at when it was answered
 * @param user who called; empty for an unknown token
 * @param path decoded, below the service root; of the login, the whole path
 * @param query decoded; empty if there is none
 * @param status 0 if the connection was reset before the effect
 * @param table logical name; empty if no table was involved
 * @param rowIds the rows read or written; none if the request failed
 * @param mentioned every row id in the body of a write that succeeded
 * @param correlationId the first that the client sent
 */
public record JournalEntry(
        long sequence,
        Instant at,
        String user,
        String method,
        String path,
        String query,
        int status,
        String table,
        List<UUID> rowIds,
        Set<UUID> mentioned,
        Optional<String> correlationId,
        Exchange exchange) {

    /**
     * How the request came and went.
     *
     * @param request number of the HTTP request, which a batch and its parts have in common. It comes from the same count as
     *     the sequence: a request with a number above a sequence arrived after that answer.
     * @param part 0 for the request itself, the parts of a batch from 1 on
     * @param server the web server; 0 while nothing is limited
     * @param code the error's code, as written
     * @param hit the fault or limit that the request met
     * @param retryAfter as the answer told it
     * @param bytes of the answer's body, as the service wrote it
     * @param correlationIds all that the client sent
     */
    public record Exchange(
            long request,
            int part,
            Instant arrivedAt,
            int server,
            Optional<String> code,
            Optional<String> hit,
            Optional<Duration> retryAfter,
            int bytes,
            List<String> correlationIds) {}

    /** An entry written by hand, which came and went at once. */
    public JournalEntry(
            long sequence,
            Instant at,
            String user,
            String method,
            String path,
            String query,
            int status,
            String table,
            List<UUID> rowIds,
            Set<UUID> mentioned,
            Optional<String> correlationId) {
        this(
                sequence,
                at,
                user,
                method,
                path,
                query,
                status,
                table,
                rowIds,
                mentioned,
                correlationId,
                new Exchange(
                        sequence,
                        0,
                        at,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        correlationId.stream().toList()));
    }

    public boolean isPart() {
        return exchange.part() > 0;
    }
}
