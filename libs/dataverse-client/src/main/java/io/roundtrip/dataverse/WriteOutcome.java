package io.roundtrip.dataverse;

/** What became of a conditional update or delete. */
public enum WriteOutcome {
    UPDATED,
    DELETED,
    /** Nothing was written: the row has another version than the one named (412). */
    CHANGED_MEANWHILE,
    /** Nothing was written: there is no such row (404 with 0x80040217). */
    GONE
}
