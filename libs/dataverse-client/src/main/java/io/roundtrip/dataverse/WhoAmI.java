package io.roundtrip.dataverse;

import java.util.UUID;

/** The calling application user and the environment it was met in. */
public record WhoAmI(UUID userId, UUID organizationId) {}
