package io.roundtrip.simulators.dataverse;

import java.util.UUID;

/** The value of a lookup. Filters and sorting see the id alone. */
record Reference(String table, UUID id) {}
