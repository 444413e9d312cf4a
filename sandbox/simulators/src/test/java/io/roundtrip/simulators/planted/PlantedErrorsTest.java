package io.roundtrip.simulators.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario turns red when its mechanism is switched off. Not part of the ordinary build, because it takes minutes;
 * {@code -Dplanted=<expression>} runs those with such a name or scenario only. What made each red is written below {@code target/planted-errors}.
 */
@Tag("mutation")
class PlantedErrorsTest {
    private static final Path DIRECTORY = Path.of("target/planted-errors");
    private static final Pattern WANTED = Pattern.compile(System.getProperty("planted", ""));
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration LIMIT_OF_CONTROL = Duration.ofMinutes(5);

    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

    @AfterAll
    static void close() {
        TWO.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> scenariosOfTheServiceBusTurnRed() throws Exception {
        return turnRed("servicebus");
    }

    @TestFactory
    Stream<DynamicTest> scenariosOfTheDataverseTurnRed() throws Exception {
        return turnRed("dataverse");
    }

    private static Stream<DynamicTest> turnRed(String simulator) throws Exception {
        List<PlantedError> errors = PlantedErrors.of(simulator).stream()
                .filter(error ->
                        WANTED.matcher(error.name() + " " + error.scenario()).find())
                .toList();
        Laboratory laboratory = new Laboratory(DIRECTORY.resolve(simulator));
        List<Scenario> scenarios =
                errors.stream().map(PlantedError::scenario).distinct().toList();
        if (errors.isEmpty()) {
            return Stream.empty();
        }
        assertThat(laboratory.control(scenarios, LIMIT_OF_CONTROL))
                .as("without any error")
                .isEqualTo(Verdict.green());
        Path report = Files.writeString(DIRECTORY.resolve(simulator + ".txt"), "");
        return errors.stream().map(error -> test(error, TWO.submit(run(error, laboratory, report)))).toList().stream();
    }

    private static Callable<Verdict> run(PlantedError error, Laboratory laboratory, Path report) {
        return () -> {
            long start = System.nanoTime();
            Verdict verdict = laboratory.withError(error, LIMIT);
            note(report, error, verdict, Duration.ofNanos(System.nanoTime() - start));
            return verdict;
        };
    }

    private static DynamicTest test(PlantedError error, Future<Verdict> verdict) {
        Verdict.Outcome wanted = error.byTimeout() ? Verdict.Outcome.HANGS : Verdict.Outcome.RED;
        return DynamicTest.dynamicTest(
                error.name(),
                () -> assertThat(verdict.get())
                        .as("%s with the error \"%s\"", error.scenario(), error.name())
                        .extracting(Verdict::outcome)
                        .isEqualTo(wanted));
    }

    private static synchronized void note(Path report, PlantedError error, Verdict verdict, Duration took)
            throws IOException {
        String line = String.format(
                "%-6s %5.1f s  %s%n    %s%n    %s%n",
                verdict.outcome(), took.toMillis() / 1000.0, error.name(), error.scenario(), verdict.reason());
        Files.writeString(report, line, StandardOpenOption.APPEND);
    }
}
