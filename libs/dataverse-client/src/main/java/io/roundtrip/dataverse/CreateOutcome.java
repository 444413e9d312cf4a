package io.roundtrip.dataverse;

/** What became of an insert-if-absent. */
public enum CreateOutcome {
    CREATED,
    /** The row exists: from before, or written by an earlier attempt of the same call whose answer was lost. */
    ALREADY_THERE
}
