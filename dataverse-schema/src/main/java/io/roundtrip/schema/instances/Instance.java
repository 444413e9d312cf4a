package io.roundtrip.schema.instances;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** One running process of an app and the application users it writes as. */
public record Instance(UUID id, String app, Set<UUID> applicationUsers, Instant startedOn, Instant heartbeat) {

    public Instance {
        if (applicationUsers.isEmpty()) {
            throw new IllegalArgumentException("instance " + id + " of " + app + " writes as nobody");
        }
        applicationUsers = Set.copyOf(applicationUsers);
    }

    public Instance alive(Instant now) {
        return new Instance(id, app, applicationUsers, startedOn, now);
    }
}
