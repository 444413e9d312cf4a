package io.roundtrip.simulators.dataverse.security;

/** What a field security profile can permit for a secured column. */
public enum ColumnRight {
    READ,
    CREATE,
    UPDATE
}
