package io.roundtrip.mapping;

/** What happens at the target when a row is deleted. */
public enum DeletePolicy {
    DELETE,
    KEEP
}
