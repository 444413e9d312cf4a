package io.roundtrip.simulators.dataverse.reading;

import java.time.Instant;
import java.util.UUID;

/** What a query function may ask about: when the query runs and in whose name. */
record Circumstances(Instant now, UUID user, UUID businessUnit) {}
