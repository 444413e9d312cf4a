package io.roundtrip.simulators.dataverse.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A request that the service answered, or a part of a batch, which comes before the batch itself.
 *
 * @param path decoded, below the service root
 * @param query decoded; empty if there is none
 * @param table logical name; empty if no table was involved
 * @param rowIds the rows read or written; none if the request failed
 * @param mentioned every row id in the body of a write that succeeded
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
        Optional<String> correlationId) {}
