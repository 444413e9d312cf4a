package io.roundtrip.dataverse;

/** What became of one part of a batch. */
public enum PartOutcome {
    CREATED,
    /** An insert-if-absent found its row. */
    ALREADY_THERE,
    UPDATED,
    DELETED,
    /** The row has another version than the one named. */
    CHANGED_MEANWHILE,
    /** The row does not exist (404 with 0x80040217). */
    GONE,
    /** Anything else; the exception says what. */
    FAILED
}
