package io.roundtrip.dataverse;

import java.util.Optional;
import java.util.UUID;

/** Value of a lookup as read: the row pointed to, and its table where the answer was annotated with it. */
public record Lookup(UUID id, Optional<String> table) {}
