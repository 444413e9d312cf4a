package io.roundtrip.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void isTheLastThirtyLinesOfALongLog() throws IOException {
        Path log = folder.resolve("sender.log");
        Files.write(log, IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toList());

        assertThat(LogTail.of(log)).hasSize(30).startsWith("line 9970").endsWith("line 9999");
    }

    @Test
    void isTheWholeOfAShortLogAndNothingOfNone() throws IOException {
        Path log = folder.resolve("sender.log");
        assertThat(LogTail.of(log)).isEmpty();
        Files.writeString(log, "one\ntwo\n");
        assertThat(LogTail.of(log)).isEqualTo(List.of("one", "two"));
    }
}
