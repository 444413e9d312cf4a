package io.roundtrip.simulators.dataverse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dtest=MillionRowsFromCsvTest -Dgroups=bench -DexcludedGroups=}, with {@code -Drows} for another number. */
@Tag("bench")
class MillionRowsFromCsvTest {
    private static final List<String> FLAGS = List.of("-Xmx2g");
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);

    @Test
    void printsSecondsAndMemory(@TempDir Path folder) throws IOException {
        Path file = write(folder.resolve("large.csv"));
        long start = System.nanoTime();
        try (ServerProcess process = ServerProcess.start(TwoTables.class, FLAGS, file.toString())) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d rows of 22 columns from a CSV file of %,d MB, java %s: ready after %.1f s, heap %s, resident %,d MB%n",
                    ROWS,
                    Files.size(file) / 1_000_000,
                    FLAGS,
                    seconds,
                    process.ask("heap"),
                    process.residentMegabytes());
            WebApi api = new WebApi(process.address(), "alex.demo");
            assertThat(api.query(TwoTables.LARGE + "s", "number eq 'C-%08d'".formatted(ROWS - 1))
                            .value())
                    .hasSize(1);
        }
    }

    private static Path write(Path file) throws IOException {
        Random chance = new Random(1);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write(TwoTables.NAMES.formatted(TwoTables.LARGE) + "\n");
            for (int i = 0; i < ROWS; i++) {
                lines.write(TwoTables.values(new UUID(chance.nextLong(), chance.nextLong()), i, chance) + "\n");
            }
        }
        return file;
    }
}
