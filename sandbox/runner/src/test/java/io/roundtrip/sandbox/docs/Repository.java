package io.roundtrip.sandbox.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
final class Repository {

    static final Path ROOT = root();

    private static final List<String> NOT_OURS = List.of("target", "node_modules", ".git");

    private Repository() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " has mvnw");
        }
        return folder;
    }

    /** README (if there is one), CONTRIBUTING and the like, and everything below docs. */
    static List<Path> documents() {
        List<Path> atTheTop = list(ROOT, 1, ".md");
        return Stream.concat(atTheTop.stream(), list(ROOT.resolve("docs"), 9, ".md").stream())
                .toList();
    }

    static List<Path> javaFiles() {
        return list(ROOT, 20, ".java");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        return read(ROOT.resolve(path));
    }

    /** As people write it, with slashes. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> list(Path folder, int depth, String ending) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(ending) && isOurs(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        String folders = name(file).replaceFirst("(^|/)src/.*", ""); // below src, target is a package
        return NOT_OURS.stream().noneMatch(folder -> folders.matches("(.*/)?" + folder + "(/.*)?"));
    }
}
