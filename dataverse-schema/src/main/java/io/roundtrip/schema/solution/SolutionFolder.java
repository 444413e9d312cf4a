package io.roundtrip.schema.solution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that holds an unpacked solution and nothing else. */
public record SolutionFolder(Path path) {

    private static final String MARK = "Other/Solution.xml";

    /**
     * Makes the folder hold exactly these files: what it held before and the solution no longer has is deleted.
     *
     * @throws IllegalArgumentException if the folder has files but no solution, so that nothing foreign is deleted
     */
    public void write(Map<String, String> files) {
        requireOurs();
        try {
            for (String stale : present()) {
                if (!files.containsKey(stale)) {
                    Files.delete(path.resolve(stale));
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = path.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void requireOurs() {
        if (!Files.exists(path.resolve(MARK)) && !present().isEmpty()) {
            throw new IllegalArgumentException("Folder " + path + " has files but no " + MARK
                    + ", so it is no solution's. Name an empty or new folder; nothing was written.");
        }
    }

    /** Paths of the files that are there, with slashes. */
    private List<String> present() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
