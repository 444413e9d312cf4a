package io.roundtrip.schema.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody did.
 *
 * @param id chosen before the act, so that it is recorded once however often it is tried
 * @param at when it was done; stored to the second
 * @param who name of the person, or of the app for what happened by itself
 * @param action what was done, in one verb ("retry", "discard", "pause")
 * @param subject what it was done to, as a person calls it
 * @param subjectId the row it was done to, where there is one
 * @param why the person's words; may be empty
 * @param change what it did
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String who,
        String action,
        String subject,
        Optional<UUID> subjectId,
        String why,
        Change change) {

    /** The subject before and after, as text; empty where there is nothing to tell. */
    public record Change(String before, String after) {
        public static final Change NONE = new Change("", "");
    }
}
