package io.roundtrip.boot;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.WhoAmI;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.instances.Instances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells the others every 30 s that this process lives and as which application users it writes. */
public final class Heartbeat {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final DataverseClient dataverse;
    private final Instances instances;
    private final Clock clock;
    private final String app;
    private final UUID id;
    private Optional<Instance> self = Optional.empty();

    public Heartbeat(DataverseClient dataverse, Instances instances, Clock clock, String app) {
        this.dataverse = dataverse;
        this.instances = instances;
        this.clock = clock;
        this.app = app;
        this.id = UUID.randomUUID();
    }

    public Duration beat() {
        Instant now = clock.instant();
        Instance instance = self.orElseGet(() -> new Instance(id, app, applicationUsers(), now, now));
        self = Optional.of(instance);
        instances.beat(instance.alive(now));
        return EVERY;
    }

    private Set<UUID> applicationUsers() {
        return dataverse.whoWeAre().stream().map(WhoAmI::userId).collect(Collectors.toUnmodifiableSet());
    }
}
