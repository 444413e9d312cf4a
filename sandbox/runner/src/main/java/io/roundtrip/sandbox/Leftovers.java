package io.roundtrip.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends apps that an earlier sandbox left running because it was killed itself. */
final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    static void end(Path folder) {
        for (App app : App.values()) {
            pid(folder.resolve(app.module() + ".pid"))
                    .flatMap(ProcessHandle::of)
                    .filter(process -> isOurs(process, app))
                    .ifPresent(process -> end(process, app));
        }
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A process id may have gone to a stranger since; only one that runs our jar is ended. */
    private static boolean isOurs(ProcessHandle process, App app) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(app.module()) && line.contains("-exec.jar"))
                .isPresent();
    }

    private static void end(ProcessHandle process, App app) {
        log.info("Ending {} (process {}) of an earlier sandbox", app.module(), process.pid());
        process.destroyForcibly();
        process.onExit().join();
    }
}
