package io.roundtrip.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.Ports;
import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeededFailuresTest {

    private static final Seeds SEEDS = Seeds.load();
    private static final List<String> FIVE = NamedRow.refusedByTheTarget(SEEDS).stream()
            .map(row -> row.id().toString())
            .toList();

    private final SetClock clock = new SetClock();
    private SimulatedServices services;

    @BeforeEach
    void start() {
        services = SimulatedServices.start(Ports.free(), new Random());
        services.seed();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void servicesRefuseAndPeopleEdit() {
        UUID refused = NamedRow.of(SEEDS, Seeds.ACCOUNT_REFUSED_BY_THE_BUS).id();

        try (SeededFailures failures = SeededFailures.arrange(services, clock)) {
            SendRefusal refusal = services.bus().faults().refusals().get("seeded failure");
            assertThat(refusal.bodyContains()).contains(refused.toString());
            assertThat(refusal.until()).contains(clock.instant().plusSeconds(60));
            assertThat(services.erp().switches().downForSourceIds()).containsExactlyElementsOf(FIVE);
            assertThat(edited()).contains(refused.toString()).containsAll(FIVE).hasSize(6);
            assertThat(services.dataverse().count("rt_failure")).isZero();
            failures.endDue();
        }
    }

    private List<String> edited() {
        return services.dataverse().journal().stream()
                .filter(entry -> entry.method().equals("PATCH") && entry.user().equals("alex.demo"))
                .map(entry -> entry.rowIds().get(0).toString())
                .toList();
    }

    @Test
    void theTargetIsBackAfterNinetySecondsForTheseRowsAlone() {
        new TargetSwitches(services.erp()).downFor(List.of("somebody else's"));
        try (SeededFailures failures = SeededFailures.arrange(services, clock)) {
            clock.tick(Duration.ofSeconds(89));
            failures.endDue();
            assertThat(services.erp().switches().downForSourceIds()).containsAll(FIVE);
            clock.tick(Duration.ofSeconds(1));
            failures.endDue();
            assertThat(services.erp().switches().downForSourceIds()).containsExactly("somebody else's");
        }
    }

    @Test
    void closingEndsWhatIsStillRefused() {
        SeededFailures.arrange(services, clock).close();

        assertThat(services.bus().faults().refusals()).isEmpty();
        assertThat(services.erp().switches().downForSourceIds()).isEmpty();
    }

    /** Starts now, because Service Bus compares with its own clock. */
    private static final class SetClock extends Clock {
        private volatile Instant now = Clock.systemUTC().instant();

        void tick(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
