package io.roundtrip.schema.instances;

import java.time.Instant;
import java.util.UUID;

/** One running process of an app and the application user it writes as. */
public record Instance(UUID id, String app, UUID applicationUser, Instant startedOn, Instant heartbeat) {

    public Instance alive(Instant now) {
        return new Instance(id, app, applicationUser, startedOn, now);
    }
}
