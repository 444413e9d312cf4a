package io.roundtrip.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.journal.JournalEntries;
import io.roundtrip.simulators.dataverse.journal.JournalSize;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Budget;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Cost;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests under service protection limits. Budget and pauses are counted in the environment's own time, so
 * the figures say nothing about the machine.
 */
class ServiceProtectionTest {

    private static final int WORKERS = 12;
    private static final Duration WINDOW = Duration.ofSeconds(300);

    private final IdleClock clock = new IdleClock();
    private final UUID row = UUID.randomUUID();
    private final Instant start = clock.instant();
    private SimulatedDataverse dataverse;

    @AfterEach
    void stop() {
        dataverse.close();
        clock.close();
    }

    @Test
    void usesWhatOneUserIsAllowedAndNeverCallsInsideARetryAfter() throws Exception {
        run(requestsPerWindow(600), 3_550, "one");

        assertThat(refused("one")).as("refusals, so that the limit was met").isPositive();
        assertThat(answered() / (600 * windows())).as("share of the budget").isGreaterThanOrEqualTo(0.9);
        assertThat(offences("one")).isEmpty();
    }

    @Test
    void usesWhatAPoolOfUsersIsAllowed() throws Exception {
        run(requestsPerWindow(400), 3_550, "one", "two", "three");

        assertThat(answered() / (3 * 400 * windows())).as("share of the budget").isGreaterThanOrEqualTo(0.9);
        assertThat(offences("one")).isEmpty();
        assertThat(offences("two")).isEmpty();
        assertThat(offences("three")).isEmpty();
    }

    @Test
    void usesTheExecutionTimeItIsAllowed() throws Exception {
        Budget budget = new Budget(6_000, Duration.ofSeconds(1_200), 52, WINDOW);
        run(ServiceLimits.of(budget).withCost(new Cost(Duration.ofSeconds(3), Duration.ZERO)), 1_950, "one");

        assertThat(refused("one")).isPositive();
        assertThat(answered() / (400 * windows())).as("share of the budget").isGreaterThanOrEqualTo(0.9);
        assertThat(offences("one")).isEmpty();
    }

    @Test
    void findsOutHowManyRequestsMayRunAtOnce() throws Exception {
        run(ServiceLimits.of(new Budget(6_000, Duration.ofHours(1), 3, WINDOW)), 2_000, "one");

        assertThat(refused("one")).as("refusals among 2,000 answers").isLessThan(200);
        assertThat(offences("one")).isEmpty();
    }

    /** A number of requests should nearly fill a number of windows: what the last one has left counts as unused. */
    private static ServiceLimits requestsPerWindow(int requests) {
        return ServiceLimits.of(new Budget(requests, Duration.ofHours(10), 52, WINDOW));
    }

    /** Windows since the start; the one that has begun counts whole, because its budget may be used at once. */
    private double windows() {
        return 1 + Duration.between(start, clock.instant()).toMillis() / (double) WINDOW.toMillis();
    }

    private double answered() {
        return requests().withStatus(200).size();
    }

    private int refused(String user) {
        return requests().by(user).withStatus(429).size();
    }

    /** What was under way when the refusal came arrived at the same moment, because time stood still. */
    private JournalEntries offences(String user) {
        return dataverse.journal().insideRetryAfter(user, Duration.ofNanos(1));
    }

    private JournalEntries requests() {
        return dataverse.journal().where(entry -> entry.path().startsWith("accounts"));
    }

    private void run(ServiceLimits limits, int requests, String... users) throws Exception {
        dataverse = environment(limits, users);
        DataverseClient client = client(users);
        client.create("account", row, Map.of("name", "Coffee Lab"));
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Optional<Row>>> pending = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                pending.add(workers.submit(() -> client.find("account", row, List.of("name"))));
            }
            for (Future<Optional<Row>> one : pending) {
                assertThat(one.get()).isPresent();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private SimulatedDataverse environment(ServiceLimits limits, String... users) {
        var builder = SimulatedDataverse.builder()
                .clock(clock)
                .journal(new JournalSize(100_000, 100_000))
                .limits(limits)
                .table(StandardTables.account())
                .table(StandardTables.contact());
        for (String user : users) {
            builder.person(user);
        }
        return builder.start();
    }

    private DataverseClient client(String... users) {
        List<Credential> credentials = new ArrayList<>();
        Map<String, AccessTokens> tokens = new LinkedHashMap<>();
        URI login = dataverse.authority().resolve("/");
        for (String user : users) {
            credentials.add(
                    new Credential.ClientSecret(new Directory(login, dataverse.tenantId()), user, new Secret("right")));
            tokens.put(user, AccessTokens.fixed(user));
        }
        DataverseSettings settings = new DataverseSettings(dataverse.url(), credentials, Duration.ofHours(2), 1_000);
        return new DataverseClient(
                settings, tokens, new Surroundings(clock, new Random(7), clock, UUID::randomUUID, clock));
    }
}
