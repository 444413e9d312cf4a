package io.roundtrip.simulators.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists follow the sources and the tests that they name. */
class PlantedErrorsListTest {

    @ParameterizedTest
    @ValueSource(strings = {"servicebus", "dataverse"})
    void everyPlantedTextIsInItsSourceOnceAndEveryScenarioIsThere(String simulator) {
        assertThat(PlantedErrors.of(simulator)).allSatisfy(error -> {
            assertThatCode(error::planted).doesNotThrowAnyException();
            assertThatCode(() -> error.scenario().testMethod()).doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"servicebus", "dataverse"})
    void everyNameIsThereOnce(String simulator) {
        List<PlantedError> errors = PlantedErrors.of(simulator);

        assertThat(errors).isNotEmpty().extracting(PlantedError::name).doesNotHaveDuplicates();
    }

    @Test
    void everyTestOfTheServiceBusHasAnErrorThatTurnsItRed() throws IOException {
        Set<String> covered = PlantedErrors.of("servicebus").stream()
                .map(error -> error.scenario().className().replaceFirst(".*\\.", ""))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/roundtrip/simulators/servicebus"))) {
            List<String> tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !isBenchmark(file))
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replace(".java", ""))
                    .toList();

            assertThat(covered).containsAll(tests);
        }
    }

    /** Measures and does not only decide, so it is no scenario. */
    private static boolean isBenchmark(Path file) {
        try {
            return Files.readString(file).contains("@Tag(\"bench\")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
