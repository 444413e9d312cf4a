package io.roundtrip.simulators.dataverse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A Java process that prints an address when it is ready, answers a line with a line, and ends with its input. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;
    private final URI address;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.address = URI.create(output.readLine());
    }

    static ServerProcess start(Class<?> main, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** For the process that was started: says that it is ready, and answers until its input ends. */
    static void serve(URI address, UnaryOperator<String> answers) throws IOException {
        System.out.println(address);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answers.apply(line));
            }
        }
    }

    URI address() {
        return address;
    }

    String ask(String question) throws IOException {
        input.println(question);
        return output.readLine();
    }

    /** Pages in memory, as the kernel counts them. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
