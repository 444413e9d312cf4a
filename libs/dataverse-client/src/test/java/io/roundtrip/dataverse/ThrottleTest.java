package io.roundtrip.dataverse;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.FakeEnvironment.Answer;
import io.roundtrip.dataverse.FakeEnvironment.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");
    private static final Answer ROW = Answer.ok("{\"accountid\":\"" + ID + "\"}");

    private final FakeEnvironment environment = new FakeEnvironment();
    private final DataverseClient client = environment.client();

    @AfterEach
    void stop() {
        environment.close();
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "2.1, 3", "0, 1", "'', 5", "soon, 5", "'Sat, 31 Jan 2026 08:00:09 GMT', 9"})
    void waitsAsLongAsItIsTold(String retryAfter, long seconds) {
        client.table("account");
        environment.answers(Answer.throttled(retryAfter), ROW);

        client.find("account", ID, List.of());

        assertThat(gap(0, 1)).isEqualTo(ofSeconds(seconds));
    }

    @Test
    void repeatsEvenAWriteThatMustNotBeRepeatedOtherwise() {
        environment.answers(Answer.throttled("2"), Answer.noContent());

        assertThat(client.update("account", ID, new ETag("W/\"1\""), Map.of())).isEqualTo(WriteOutcome.UPDATED);
    }

    @Test
    void failsAtOnceWhenThePauseIsLongerThanTheRequestMayWait() {
        environment.answers(Answer.throttled("300"));
        DataverseException first = failure();
        assertThat(first.throttled()).isTrue();
        assertThat(first.retryAfter()).contains(ofSeconds(300));

        environment.clock.tick(ofSeconds(100));
        DataverseException second = failure();
        assertThat(second.transientFailure()).isTrue();
        assertThat(second.retryAfter()).contains(ofSeconds(200));
        assertThat(environment.asked()).hasSize(1);
        assertThat(environment.pauses).isEmpty();
    }

    @Test
    void aShorterPauseDoesNotCutALongerOneShort() {
        Throttle throttle =
                new Throttle(new Surroundings(environment.clock, new Random(1), duration -> {}, UUID::randomUUID));
        throttle.closeFor(ofSeconds(300));
        environment.clock.tick(ofSeconds(100));
        throttle.closeFor(ofSeconds(20));

        assertThat(throttle.remaining()).isEqualTo(ofSeconds(200));
    }

    @Test
    void anUnavailableServerThatSaysHowLongIsObeyedToo() {
        client.table("account");
        environment.answers(Answer.error(503, "", "down").with("Retry-After", "11"), ROW);

        client.find("account", ID, List.of());

        assertThat(gap(0, 1)).isGreaterThanOrEqualTo(ofSeconds(11));
    }

    /** One request at a time, because one already under way when the window opens cannot be called back. */
    @Test
    void noRequestOfAnyThreadEverArrivesInsideAWindow() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);
        AtomicInteger violations = new AtomicInteger();
        AtomicInteger throttled = new AtomicInteger();
        environment.answers(ROW.with("x-ms-dop-hint", "1"));
        client.find("account", ID, List.of());
        environment.otherwise(request -> {
            if (environment.clock.instant().isBefore(closedUntil.get())) {
                violations.incrementAndGet();
            }
            synchronized (random) {
                if (random.nextInt(4) > 0) {
                    return ROW;
                }
                int seconds = 1 + random.nextInt(5);
                closedUntil.set(environment.clock.instant().plusSeconds(seconds));
                throttled.incrementAndGet();
                return Answer.throttled(Integer.toString(seconds));
            }
        });

        inParallel(8, () -> findOften(25));

        assertThat(violations).as("seed %d", seed).hasValue(0);
        assertThat(throttled).as("seed %d", seed).hasPositiveValue();
        assertThat(environment.asked()).hasSizeGreaterThan(200);
    }

    private void findOften(int times) {
        for (int i = 0; i < times; i++) {
            Optional<Row> row = findPatiently();
            assertThat(row).isPresent();
        }
    }

    private Optional<Row> findPatiently() {
        while (true) {
            try {
                return client.find("account", ID, List.of());
            } catch (DataverseException e) {
                environment.clock.tick(e.retryAfter().orElseThrow());
            }
        }
    }

    @Test
    void neverHasMoreRequestsUnderWayThanTheServerRecommends() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        environment.answers(ROW.with("x-ms-dop-hint", "2"));
        client.find("account", ID, List.of());
        environment.otherwise(request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return ROW;
        });

        inParallel(8, () -> findOften(25));

        assertThat(most.get()).isBetween(1, 2);
        assertThat(environment.asked()).hasSize(201);
    }

    private static void inParallel(int threads, Runnable work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(work));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private DataverseException failure() {
        return catchThrowableOfType(DataverseException.class, () -> client.find("account", ID, List.of()));
    }

    private Duration gap(int from, int to) {
        List<Asked> asked = environment.asked();
        return Duration.between(asked.get(from).at(), asked.get(to).at());
    }
}
