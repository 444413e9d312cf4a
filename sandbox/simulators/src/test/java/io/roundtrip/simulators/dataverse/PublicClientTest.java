package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * An independent client, dynamics-web-api from npm, uses the simulated environment unchanged: {@code src/test/js/script.mjs}.
 * Skipped where there is no Node.
 */
class PublicClientTest {
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path COPY = Path.of("target", "public-client");

    @TestFactory
    @Timeout(180)
    Stream<DynamicTest> everyStepOfTheScriptSucceeds() throws Exception {
        assumeTrue(isThere("node") && isThere("npm"), "no Node here");
        copy();
        run("npm", "ci", "--no-audit", "--no-fund");
        try (SimulatedDataverse dataverse = environment()) {
            List<String> lines = run("node", "script.mjs", dataverse.url() + "/");
            assertThat(lines).isNotEmpty();
            return lines.stream().map(PublicClientTest::step);
        }
    }

    private static SimulatedDataverse environment() {
        return SimulatedDataverse.builder()
                .person("kim.demo")
                .table(StandardTables.account().withAlternateKey("accountnumber"))
                .table(StandardTables.contact())
                .start();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator"), -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** The packages are installed beside the copy, so that the sources stay clean. */
    private static void copy() throws IOException {
        Files.createDirectories(COPY);
        for (String file : List.of("package.json", "package-lock.json", "script.mjs")) {
            Files.write(COPY.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        }
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(COPY.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    private static DynamicTest step(String line) {
        Map<String, Object> step = Json.object(line.getBytes(StandardCharsets.UTF_8));
        return DynamicTest.dynamicTest(
                String.valueOf(step.get("step")),
                () -> assertThat(step.get("error")).isNull());
    }
}
