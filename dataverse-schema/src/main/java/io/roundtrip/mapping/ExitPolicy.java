package io.roundtrip.mapping;

/** What happens at the target when a row leaves the mapping's filter. */
public enum ExitPolicy {
    DELETE,
    KEEP
}
