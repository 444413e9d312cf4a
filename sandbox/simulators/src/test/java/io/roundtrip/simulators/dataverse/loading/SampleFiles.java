package io.roundtrip.simulators.dataverse.loading;

import java.nio.file.Path;

/** Real files; where they come from and their licences: SOURCES.md beside them. */
final class SampleFiles {
    private static final Path FOLDER = Path.of("src/test/resources/dataverse/loading");

    private SampleFiles() {}

    static Path of(String name) {
        return FOLDER.resolve(name);
    }
}
