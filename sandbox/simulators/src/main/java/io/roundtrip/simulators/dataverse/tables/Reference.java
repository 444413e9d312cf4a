package io.roundtrip.simulators.dataverse.tables;

import java.util.UUID;

/** The value of a lookup. Filters and sorting see the id alone. */
public record Reference(String table, UUID id) {}
