package io.roundtrip.simulators.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.target.Erp.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedTargetConcurrencyTest {
    private static final int THREADS = 8;
    private static final int HIGHEST = 400;

    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        callers.shutdownNow();
        target.close();
    }

    @Test
    void neverEndsBelowTheHighestVersionHoweverWritesRace() throws Exception {
        List<Integer> versions = IntStream.rangeClosed(1, HIGHEST).boxed().collect(Collectors.toList());
        Collections.shuffle(versions, seeded());

        List<Callable<Reply>> writes =
                versions.stream().<Callable<Reply>>map(v -> () -> write(v)).toList();
        callers.invokeAll(writes).forEach(SimulatedTargetConcurrencyTest::done);

        assertThat(target.bySource("customers", "a")
                        .orElseThrow()
                        .body()
                        .at("/name")
                        .asString())
                .isEqualTo("v" + HIGHEST);
        assertThat(target.journal()).extracting(AppliedWrite::version).isSorted();
        assertThat(target.journal()).extracting(AppliedWrite::number).containsOnly("C-100001");
        assertThat(target.counts().applied() + target.counts().stale()).isEqualTo(HIGHEST);
        assertThat(target.counts().stale()).isPositive();
    }

    private Reply write(int version) {
        String body = "{\"name\":\"v%d\",\"address\":{\"country\":\"CA\"}}".formatted(version);
        return erp.putCustomer("a", "1." + version, body);
    }

    @Test
    void hasOneEffectWhenTheSameKeyComesManyTimesAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(THREADS);
        List<Future<Reply>> replies = IntStream.range(0, THREADS)
                .mapToObj(i -> callers.submit(() -> {
                    together.countDown();
                    together.await();
                    return write(1);
                }))
                .toList();

        assertThat(replies)
                .extracting(SimulatedTargetConcurrencyTest::done)
                .extracting(Reply::status)
                .containsOnly(201);
        assertThat(target.journal()).hasSize(1);
        assertThat(target.counts().replayed()).isEqualTo(THREADS - 1);
    }

    private static Reply done(Future<Reply> reply) {
        try {
            return reply.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Random seeded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
