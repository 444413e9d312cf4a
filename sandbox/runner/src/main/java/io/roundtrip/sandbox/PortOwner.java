package io.roundtrip.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the process that listens on a port, where the system tells: Linux does, by {@code /proc} (proc(5)). */
final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    static String of(int port) {
        return inode(port)
                .flatMap(PortOwner::process)
                .map(PortOwner::describe)
                .orElse("another process, which this system does not name");
    }

    private static Optional<String> inode(int port) {
        String local = ":%04X".formatted(port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[1].endsWith(local) && fields[3].equals(LISTENING))
                .map(fields -> fields[9])
                .findFirst();
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notHere) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> process(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closed) {
            return false;
        }
    }

    private static String describe(ProcessHandle process) {
        String command = process.info().command().orElse("unknown command");
        return "process " + process.pid() + " (" + command + ")";
    }
}
