package io.roundtrip.simulators.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source file of the module, by its path below a package. */
record JavaSource(String packageName, String file) {

    Path path() {
        return Path.of("src/main/java", packageName.replace('.', '/'), file);
    }

    /** Where a compiler looks for it below a source directory. */
    Path relativePath() {
        return Path.of(packageName.replace('.', '/'), file);
    }

    String text() {
        try {
            return Files.readString(path());
        } catch (IOException e) {
            throw new UncheckedIOException("A planted error names a source that cannot be read: " + path(), e);
        }
    }
}
