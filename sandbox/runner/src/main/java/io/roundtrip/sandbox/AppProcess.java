package io.roundtrip.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An app as a process of its own, because one JVM has one class path and cannot be killed honestly. Its log and its
 * process id are files named after it.
 */
public final class AppProcess {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final App app;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private volatile Process process;

    private AppProcess(App app, List<String> command, Map<String, String> environment, Path folder) {
        this.app = app;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.process = launch();
    }

    /** Starts the app from its executable jar; {@code folder} takes log and pid file. */
    public static AppProcess start(App app, Launch launch, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.jvmOptions());
        command.add("-jar");
        command.add(launch.jar().toString());
        return new AppProcess(app, command, launch.environment(), folder);
    }

    /** How an app's process is started: settings go by environment, so that no secret stands in a process list. */
    public record Launch(Path jar, List<String> jvmOptions, Map<String, String> environment) {}

    private Process launch() {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            Files.writeString(pidFile(), Long.toString(started.pid()));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(app.module() + " could not be started", failed);
        }
    }

    public App app() {
        return app;
    }

    public long pid() {
        return process.pid();
    }

    /** Where the app answers on 127.0.0.1, as it was told by {@code SERVER_PORT}. */
    public int port() {
        return Integer.parseInt(environment.getOrDefault("SERVER_PORT", "8080"));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return folder.resolve(app.module() + ".log");
    }

    private Path pidFile() {
        return folder.resolve(app.module() + ".pid");
    }

    /** Ends the process at once, as {@code kill -9} does: nothing is flushed, settled or closed. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts the app again, if it is not running. */
    public synchronized void restart() {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    /** Asks the app to end and waits for it; after ten seconds it is killed. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
            Files.deleteIfExists(pidFile());
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
