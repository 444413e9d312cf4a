package io.roundtrip.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.solution.Solution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SolutionCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesTheUnpackedFolder() {
        int exit = run("--folder", folder.resolve("solution").toString());
        assertThat(exit).isZero();
        assertThat(folder.resolve("solution/Other/Solution.xml")).exists();
        assertThat(out.toString()).contains(Solution.roundtrip().unpacked().size() + " files are in ");
    }

    @Test
    void writesThePackedZipIntoAFolderThatIsNotThereYet() throws IOException {
        Path zip = folder.resolve("new/roundtrip.zip");
        assertThat(run("--zip", zip.toString())).isZero();
        assertThat(Files.readAllBytes(zip)).isEqualTo(Solution.roundtrip().packed());
    }

    @Test
    void withoutAPlaceToWriteToItSaysWhichToName() {
        assertThat(run()).isNotZero();
        assertThat(err.toString()).contains("name --folder, --zip or both");
    }

    private int run(String... arguments) {
        return new CommandLine(new SolutionCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
