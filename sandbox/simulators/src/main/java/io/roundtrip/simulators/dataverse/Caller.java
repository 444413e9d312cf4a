package io.roundtrip.simulators.dataverse;

import java.util.UUID;

/** The user in whose name a request runs. */
record Caller(String name, UUID userId) {
    Reference reference() {
        return new Reference("systemuser", userId);
    }
}
