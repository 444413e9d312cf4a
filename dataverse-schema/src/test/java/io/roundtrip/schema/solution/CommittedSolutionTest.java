package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommittedSolutionTest {

    private static final Path FOLDER = Path.of("solution");

    @Test
    void theCommittedFolderIsWhatTheDefinitionsGive() throws IOException {
        assertThat(committed())
                .as("run in dataverse-schema, after the build: "
                        + "java -jar target/dataverse-schema-*-exec.jar solution --folder solution")
                .isEqualTo(new TreeMap<>(Solution.roundtrip().unpacked()));
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }
}
