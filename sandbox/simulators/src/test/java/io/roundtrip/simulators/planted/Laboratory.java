package io.roundtrip.simulators.planted;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a source with its error and runs the scenario in a process of its own, with the error in front of the class path. */
final class Laboratory {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path directory;

    Laboratory(Path directory) {
        this.directory = directory;
    }

    Verdict withError(PlantedError error, Duration limit) throws IOException, InterruptedException {
        Path place = Files.createDirectories(directory.resolve(error.name().replaceAll("\\W+", "-")));
        Path classes = Files.createDirectories(place.resolve("classes"));
        Path source = place.resolve("source").resolve(error.source().relativePath());
        Files.createDirectories(source.getParent());
        Files.writeString(source, error.planted());
        compile(error, source, classes);
        return run(List.of(error.scenario()), place, classes, limit);
    }

    /** The same process without any error. */
    Verdict control(List<Scenario> scenarios, Duration limit) throws IOException, InterruptedException {
        Path place = Files.createDirectories(directory.resolve("control"));
        return run(scenarios, place, Files.createDirectories(place.resolve("classes")), limit);
    }

    private static void compile(PlantedError error, Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", CLASS_PATH);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The planted error \"" + error.name() + "\" does not compile: "
                        + complaints.toString().strip());
            }
        }
    }

    private static Verdict run(List<Scenario> scenarios, Path place, Path classes, Duration limit)
            throws IOException, InterruptedException {
        Path verdict = place.resolve("verdict.txt");
        Files.deleteIfExists(verdict);
        Process process = new ProcessBuilder(command(scenarios, verdict, classes))
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("output.txt").toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Verdict.hangs();
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.exists(verdict)
                ? Verdict.read(Files.readString(verdict))
                : Verdict.broken("The process ended without a verdict; see " + place.resolve("output.txt"));
    }

    private static List<String> command(List<Scenario> scenarios, Path verdict, Path classes) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dendurance.interval=PT1S",
                "-cp",
                classes + System.getProperty("path.separator") + CLASS_PATH,
                ScenarioRun.class.getName(),
                verdict.toString()));
        scenarios.stream().map(Scenario::toString).forEach(command::add);
        return command;
    }
}
