package io.roundtrip.simulators.servicebus.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roundtrip.simulators.servicebus.loop.EventLoop;
import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationsTest {
    private static final EntityAddress ORDERS = EntityAddress.of("orders");

    private final EventLoop loop = new EventLoop(Clock.systemUTC());
    private final List<String> expired = new CopyOnWriteArrayList<>();
    private final Authorizations authorizations = new Authorizations(loop, expired::add);

    @BeforeEach
    void start() {
        loop.start();
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void anEntityMayBeUsedUntilItsTokenExpires() {
        grant(Duration.ofHours(1), ORDERS);
        assertThat(allowed()).isTrue();
        assertThat(expired).isEmpty();

        grant(Duration.ZERO, ORDERS);
        await().untilAsserted(() -> assertThat(expired).containsExactly("orders"));
        assertThat(allowed()).isFalse();
    }

    @Test
    void aNewTokenProlongs() {
        grant(Duration.ofMillis(50), ORDERS);
        grant(Duration.ofHours(1), ORDERS);
        grant(Duration.ofMillis(60), EntityAddress.of("other"));

        await().untilAsserted(() -> assertThat(expired).isNotEmpty());
        assertThat(expired).containsExactly("other");
        assertThat(allowed()).isTrue();
    }

    private void grant(Duration lifetime, EntityAddress entity) {
        loop.call(() -> {
            authorizations.grant(entity, Instant.now().plus(lifetime));
            return true;
        });
    }

    private boolean allowed() {
        return loop.call(() -> authorizations.allows(ORDERS));
    }
}
