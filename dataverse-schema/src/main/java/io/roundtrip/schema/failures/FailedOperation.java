package io.roundtrip.schema.failures;

/** What could not be done at the target. */
public enum FailedOperation {
    UPSERT,
    /** Stays on the row until it is closed: only a delete's acknowledgement, or a row found alive, disproves it. */
    DELETE
}
