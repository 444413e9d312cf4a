package io.roundtrip.dataverse;

/** What an upsert did. */
public enum UpsertOutcome {
    CREATED,
    UPDATED
}
