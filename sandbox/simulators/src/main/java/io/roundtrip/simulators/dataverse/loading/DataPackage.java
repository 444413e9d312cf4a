package io.roundtrip.simulators.dataverse.loading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;

/**
 * What the Configuration Migration tool exports: {@code data.xml} and {@code data_schema.xml}, in a folder or a zip file
 * (documentation page "Manage configuration data"). Tables and columns that are missing are made as the schema says.
 */
public record DataPackage(Path path) implements DataSource {
    private static final String DATA = "data.xml";
    private static final String SCHEMA = "data_schema.xml";

    public static DataPackage at(Path path) {
        return new DataPackage(path);
    }

    /** What is read from one of the files; {@code name} stands in messages. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream content, String name) throws IOException;
    }

    <T> T schema(Reading<T> reading) {
        return read(SCHEMA, reading);
    }

    <T> T data(Reading<T> reading) {
        return read(DATA, reading);
    }

    private <T> T read(String file, Reading<T> reading) {
        try {
            if (Files.isDirectory(path)) {
                return read(path, file, reading);
            }
            try (FileSystem zip = FileSystems.newFileSystem(path)) {
                return read(zip.getPath("/"), file, reading);
            }
        } catch (ProviderNotFoundException other) {
            throw new LoadingException(Position.of(path.toString()), "is neither a folder nor a zip file");
        } catch (IOException failure) {
            throw new LoadingException(Position.of(path + "/" + file), "cannot be read: " + failure.getMessage());
        }
    }

    private static <T> T read(Path folder, String file, Reading<T> reading) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(folder.resolve(file)))) {
            return reading.read(content, file);
        }
    }
}
