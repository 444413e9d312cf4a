package io.roundtrip.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.install.EmptyEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsSolutionTest {

    @TempDir
    private Path folder;

    private final EmptyEnvironment environment = EmptyEnvironment.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path mappings = Path.of("mappings.yaml");
    private Path solution = Path.of("solution");

    @BeforeEach
    void writeTheMappings() throws IOException {
        mappings = Files.writeString(folder.resolve("mappings.yaml"), EmptyEnvironment.MAPPINGS);
        solution = folder.resolve("solution");
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void writesTheMappedTablesAndNothingIntoTheEnvironment() {
        long before = environment.lastRequest();
        int exit = install("--as-solution", "--folder", solution.toString(), "--mappings", mappings.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(environment.writesSince(before)).isEmpty();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Table account: rt_erpid, rt_sync",
                        "Table new_site: rt_siteno, rt_sync, change tracking",
                        "The solution is in " + solution + "; import Roundtrip's own before it.");
    }

    @Test
    void namesTablesAsTheEnvironmentDoes() {
        install("--as-solution", "--folder", solution.toString(), "--mappings", mappings.toString());
        assertThat(solution.resolve("Entities/new_Site/Entity.xml"))
                .content()
                .contains("\"rt_siteno\"", "\"rt_sync\"", "<ChangeTrackingEnabled>1<");
        assertThat(solution.resolve("Roles/Roundtrip Sender.xml")).content().contains("\"prvReadnew_Site\"");
    }

    @Test
    void givesTheSameFilesForTheSameMappings() throws IOException {
        install("--as-solution", "--folder", solution.toString(), "--mappings", mappings.toString());
        String first = Files.readString(solution.resolve("Other/Solution.xml"));
        install("--as-solution", "--folder", solution.toString(), "--mappings", mappings.toString());
        assertThat(solution.resolve("Other/Solution.xml")).hasContent(first);
    }

    @Test
    void aMappedTableThatIsMissingIsNamedAndNothingIsWritten() throws IOException {
        String missing = EmptyEnvironment.MAPPINGS.replace("table: new_site", "table: new_none");
        Files.writeString(mappings, missing);
        int exit = install("--as-solution", "--folder", solution.toString(), "--mappings", mappings.toString());
        assertThat(exit).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("Table new_none is mapped but not in the environment");
        assertThat(solution).doesNotExist();
    }

    @Test
    void needsAFolderAndMappings() {
        assertThat(install("--as-solution", "--mappings", mappings.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(install("--as-solution", "--folder", solution.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .containsExactly(
                        "--as-solution needs --folder and --mappings", "--as-solution needs --folder and --mappings");
    }

    @Test
    void aFolderAloneIsAMistakeThatInstallsNothing() {
        long before = environment.lastRequest();
        assertThat(install("--folder", solution.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).containsExactly("--folder is for --as-solution only");
        assertThat(environment.writesSince(before)).isEmpty();
    }

    private int install(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "install",
                "--url",
                environment.dataverse.url().toString(),
                "--authority",
                environment.login().toString(),
                "--tenant-id",
                environment.dataverse.tenantId(),
                "--client-id",
                EmptyEnvironment.INSTALLER));
        arguments.addAll(List.of(more));
        return RoundtripSchema.commandLine(name -> name.endsWith("CLIENT_SECRET") ? EmptyEnvironment.SECRET : null)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
