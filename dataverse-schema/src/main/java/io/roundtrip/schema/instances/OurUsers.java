package io.roundtrip.schema.instances;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The application users that Roundtrip writes as, read from the instances every 30 s. A user that is missing here costs
 * a notification too many, never one too few.
 */
public final class OurUsers {

    private static final Duration REREAD = Duration.ofSeconds(30);

    private final Instances instances;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    private record Known(Set<UUID> users, Instant at) {}

    public OurUsers(Instances instances, Clock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    public boolean contains(UUID user) {
        return users().contains(user);
    }

    public Set<UUID> users() {
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(REREAD))) {
            known = new Known(read(), now);
        }
        return known.users();
    }

    private Set<UUID> read() {
        return instances.all().stream()
                .flatMap(instance -> instance.applicationUsers().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
