package io.roundtrip.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the executable jars that the build has made. */
public final class AppJars {

    private final Path root;

    public AppJars(Path root) {
        this.root = root;
    }

    /** The project's root: given by the build, else the nearest folder above with a {@code sender} in it. */
    public static AppJars ofThisProject() {
        String given = System.getProperty("sandbox.root", "");
        Path here = Path.of(given.isEmpty() ? "." : given).toAbsolutePath().normalize();
        Path root = Stream.iterate(here, java.util.Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("sender")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No folder with the apps above " + here));
        return new AppJars(root);
    }

    public Path root() {
        return root;
    }

    public Path jarOf(App app) {
        Path target = root.resolve(app.module()).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No executable jar in " + target + "; build it with ./mvnw package"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
