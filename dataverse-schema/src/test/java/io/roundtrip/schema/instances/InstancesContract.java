package io.roundtrip.schema.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of instances promises. */
abstract class InstancesContract {

    static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    abstract Instances instances();

    static Instance anInstance() {
        return new Instance(UUID.randomUUID(), "sender", Set.of(UUID.randomUUID(), UUID.randomUUID()), NOW, NOW);
    }

    @Test
    void theFirstBeatMakesTheInstanceKnown() {
        Instance instance = anInstance();
        instances().beat(instance);
        assertThat(instances().all()).contains(instance);
    }

    @Test
    void aLaterBeatReplacesTheEarlierOne() {
        Instance instance = anInstance();
        instances().beat(instance);
        instances().beat(instance.alive(NOW.plusSeconds(30)));
        assertThat(instances().all())
                .contains(instance.alive(NOW.plusSeconds(30)))
                .doesNotContain(instance);
    }

    @Test
    void ourUsersAreThoseOfTheInstancesReadAgainEveryThirtySeconds() {
        TestClock clock = new TestClock();
        OurUsers users = new OurUsers(instances(), clock);
        Instance first = anInstance();
        instances().beat(first);
        assertThat(users.users().containsAll(first.applicationUsers())).isTrue();
        Instance second = anInstance();
        instances().beat(second);
        assertThat(users.users().containsAll(second.applicationUsers())).isFalse();
        clock.tick(Duration.ofSeconds(31));
        assertThat(users.users().containsAll(second.applicationUsers())).isTrue();
        assertThat(users.contains(UUID.randomUUID())).isFalse();
    }
}
