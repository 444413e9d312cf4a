package io.roundtrip.schema.cli;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a mapping file that the command line names. */
final class MappingArgument {

    private MappingArgument() {}

    static Mappings read(Path file) {
        try {
            return MappingFile.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("File " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
