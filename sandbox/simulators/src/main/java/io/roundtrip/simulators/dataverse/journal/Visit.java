package io.roundtrip.simulators.dataverse.journal;

import java.time.Instant;
import java.util.Optional;

/** What is known of a request besides call and answer; see {@link JournalEntry.Exchange}. */
public record Visit(long request, Instant arrivedAt, int part, int server, Optional<String> hit) {

    public Visit at(int reached) {
        return new Visit(request, arrivedAt, part, reached, hit);
    }

    public Visit hitBy(Optional<String> met) {
        return new Visit(request, arrivedAt, part, server, met);
    }

    /** Parts arrive with their batch. */
    public Visit part(int number) {
        return new Visit(request, arrivedAt, number, server, Optional.empty());
    }
}
