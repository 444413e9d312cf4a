package io.roundtrip.simulators.dataverse.protocol;

import java.util.Optional;
import java.util.UUID;

/**
 * The user in whose name a request runs.
 *
 * @param onBehalfBy who makes the request in this user's name, if it is another
 */
public record Caller(String name, UUID userId, Optional<Caller> onBehalfBy) {
    /** The platform itself, which may do all. */
    public static final Caller SYSTEM = new Caller("SYSTEM", UUID.nameUUIDFromBytes(new byte[] {0}));

    public Caller(String name, UUID userId) {
        this(name, userId, Optional.empty());
    }

    public Caller onBehalfBy(Caller acting) {
        return new Caller(name, userId, Optional.of(acting));
    }

    public boolean isSystem() {
        return userId.equals(SYSTEM.userId);
    }
}
