package io.roundtrip.simulators.dataverse.protocol;

import java.util.UUID;

/** The user in whose name a request runs. */
public record Caller(String name, UUID userId) {}
