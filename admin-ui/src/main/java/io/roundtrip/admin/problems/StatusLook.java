package io.roundtrip.admin.problems;

import io.roundtrip.schema.failures.FailureStatus;

/**
 * How a status looks; the page always writes the word beside it.
 *
 * @param tone class of the pill
 * @param icon name in the sprite
 */
public record StatusLook(String tone, String icon) {

    /** Green is for what an acknowledgement has closed, and for nothing else. */
    public static StatusLook of(FailureStatus status) {
        return switch (status) {
            case WAITING, PARKED -> new StatusLook("t-grey dashed", "i-pending");
            case FAILED -> new StatusLook("t-red", "i-bad");
            case RETRY_REQUESTED, RETRYING -> new StatusLook("t-blue", "i-retry");
            case RESOLVED -> new StatusLook("t-green", "i-ok");
            case SUPERSEDED -> new StatusLook("t-violet", "i-superseded");
            case DISCARDED -> new StatusLook("t-grey dashed", "i-discarded");
        };
    }
}
