package io.roundtrip.simulators.servicebus;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bus in a process of its own, as a user starts it; its process ends with {@link #close()}. */
final class BusProcess implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto");
    /** What the bus needs of the class path, as somebody who only wants the bus would have it. */
    private static final Pattern NEEDED = Pattern.compile(
            "target/classes$|/protonj2-|/proton-j-\\d|/tools/jackson/|/jackson-annotations-|/slf4j-api-|/jspecify-");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] SASL_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

    private final Process process;
    private final String connectionString;
    private final Duration startTime;

    private BusProcess(Process process, String connectionString, Duration startTime) {
        this.process = process;
        this.connectionString = connectionString;
        this.startTime = startTime;
    }

    static BusProcess start(Path configuration) {
        try {
            int port = freePort();
            Instant start = Instant.now();
            Process process = new ProcessBuilder(command(configuration, port))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitAnswer(port, start.plus(PATIENCE));
            Duration startTime = Duration.between(start, Instant.now());
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            return new BusProcess(process, output.readLine(), startTime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String connectionString() {
        return connectionString;
    }

    /** From the start of the process until a client's protocol header was answered. */
    Duration startTime() {
        return startTime;
    }

    /** Resident memory as the kernel counts it; Linux only. */
    double residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** True when a client's SASL header is answered with one. */
    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(SASL_HEADER);
            InputStream answer = socket.getInputStream();
            return answer.readNBytes(SASL_HEADER.length).length == SASL_HEADER.length;
        } catch (IOException e) {
            return false; // not there yet
        }
    }

    private static void awaitAnswer(int port, Instant deadline) {
        while (!answers(port)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The bus did not answer on port " + port);
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static List<String> command(Path configuration, int port) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream<String> bus = Stream.of(
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> NEEDED.matcher(entry).find())
                        .collect(Collectors.joining(File.pathSeparator)),
                StandaloneServiceBus.class.getName(),
                "--configuration",
                configuration.toString(),
                "--amqp-port",
                String.valueOf(port),
                "--administration-port",
                "0");
        return Stream.of(java, JVM.stream(), bus).flatMap(part -> part).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
