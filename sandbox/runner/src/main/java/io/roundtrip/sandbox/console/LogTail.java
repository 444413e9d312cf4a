package io.roundtrip.sandbox.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however large the file is. */
final class LogTail {

    private static final int LINES = 30;
    private static final int BYTES = 16 * 1024;

    private LogTail() {}

    /** Thirty lines at most; none while there is no log. */
    static List<String> of(Path log) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            ByteBuffer end = ByteBuffer.allocate(BYTES);
            while (end.hasRemaining() && file.read(end) >= 0) {}
            List<String> lines =
                    StandardCharsets.UTF_8.decode(end.flip()).toString().lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of("This log cannot be read: " + unreadable.getMessage());
        }
    }
}
