package io.roundtrip.simulators.dataverse.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RandomFaultsTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final List<FaultKind> KINDS =
            List.of(FaultKind.UNAVAILABLE, FaultKind.SQL_DEADLOCK, FaultKind.BAD_GATEWAY_PAGE, FaultKind.PAGE_WITH_200);

    private final Faults faults = running.dataverse.faults();
    private final WebApi kim = running.as("kim.demo");
    private final long seed = new Random().nextLong();

    @AfterEach
    void clear() {
        faults.clear();
    }

    private List<String> sequence(long chosen) {
        System.out.println("RandomFaultsTest draws faults with seed " + chosen);
        faults.clear();
        faults.random(chosen, 0.4, KINDS);
        return IntStream.range(0, 40)
                .mapToObj(i -> kim.get("WhoAmI"))
                .map(reply -> reply.status() + reply.header("Content-Type"))
                .toList();
    }

    @Test
    void theSameSeedAndRequestsMeetTheSameFaults() {
        List<String> first = sequence(seed);
        assertThat(sequence(seed)).isEqualTo(first);
        assertThat(sequence(seed + 1)).isNotEqualTo(first);
    }

    @Test
    void theRateIsKeptAndAllKindsComeUp() {
        RandomFaults random = new RandomFaults(RequestMatch.any(), seed, 0.25, KINDS);
        List<FaultKind> drawn = IntStream.rangeClosed(1, 20_000)
                .mapToObj(random::at)
                .flatMap(Optional::stream)
                .toList();
        assertThat(drawn.size() / 20_000.0).as("seed " + seed).isCloseTo(0.25, within(0.03));
        assertThat(drawn).containsAll(KINDS);
    }

    @Test
    void rateNoneHitsNothingAndRateOneEverything() {
        assertThat(new RandomFaults(RequestMatch.any(), seed, 0, KINDS).at(1)).isEmpty();
        assertThat(new RandomFaults(RequestMatch.any(), seed, 1, KINDS).at(1)).isPresent();
    }
}
