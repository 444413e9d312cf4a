package io.roundtrip.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.schema.cli.Terminal.Result;
import io.roundtrip.schema.install.EmptyEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does from a terminal, from the first plan to the last look. */
class CommandLineTest {

    @TempDir
    private Path folder;

    private EmptyEnvironment environment;
    private Terminal terminal;
    private Path mappings;

    @BeforeEach
    void start() throws IOException {
        environment = EmptyEnvironment.start();
        environment.dataverse.switches().activateKeysIn(Duration.ZERO);
        terminal = Terminal.at(environment, EmptyEnvironment.INSTALLER);
        mappings = Files.writeString(folder.resolve("mappings.yaml"), EmptyEnvironment.MAPPINGS);
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    private Result install() {
        return terminal.run("install", "--mappings=" + mappings);
    }

    /** Somebody who may write mappings. */
    private Terminal admin() {
        environment.assign("roundtrip-business-admin", "Roundtrip Business admin");
        return Terminal.at(environment, "roundtrip-business-admin");
    }

    @Test
    void planTellsWhatInstallWouldDo() {
        long before = environment.lastRequest();
        Result plan = terminal.run("plan", "--mappings=" + mappings);
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.lines())
                .contains(
                        "- create table rt_link (Link to target) with 5 columns",
                        "- add column rt_erpid to table account",
                        "- turn change tracking on for table new_site (it cannot be turned off again)",
                        "Mapping erp-customer: the definition of its table changes, so its delta link ends and the table is read again once.")
                .anyMatch(line ->
                        line.startsWith("While nothing changes, 2 mappings and one instance of each app cost about"));
        assertThat(environment.writesSince(before)).isEmpty();
    }

    @Test
    void installDoesWhatPlanTold() {
        Result plan = terminal.run("plan", "--mappings=" + mappings);
        Result installed = install();
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.err()).isEmpty();
        assertThat(plan.lines().stream().filter(line -> line.startsWith("- ")).map(line -> line.substring(2)))
                .containsExactlyElementsOf(
                        installed.lines().subList(0, installed.lines().size() - 1));
        assertThat(installed.out()).endsWith("Done: " + (installed.lines().size() - 1) + " steps.\n");
        long before = environment.lastRequest();
        assertThat(install().lines()).containsExactly("Nothing to do.");
        assertThat(terminal.run("plan", "--mappings=" + mappings).lines())
                .first()
                .isEqualTo("Nothing to do: the environment has all that Roundtrip needs.");
        assertThat(environment.writesSince(before)).isEmpty();
    }

    @Test
    void whatIsExportedCanBeImportedAgain() throws IOException {
        install();
        Terminal admin = admin();
        Result imported = admin.run("import", mappings.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.lines())
                .containsExactlyInAnyOrder(
                        "Mapping erp-customer is stored as revision 1.", "Mapping erp-site is stored as revision 1.");
        Path exported = folder.resolve("exported.yaml");
        assertThat(admin.run("export", exported.toString()).exitCode()).isZero();
        assertThat(MappingFile.read(Files.readString(exported)))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(MappingFile.read(EmptyEnvironment.MAPPINGS));
        assertThat(admin.run("export").out()).isEqualTo(Files.readString(exported));
        long before = environment.lastRequest();
        assertThat(admin.run("import", exported.toString()).exitCode()).isZero();
        assertThat(environment.writesSince(before)).as("the same again").isEmpty();
    }

    @Test
    void validateHoldsAFileAgainstTheEnvironment() throws IOException {
        Result fine = terminal.run("validate", mappings.toString());
        assertThat(fine.lines()).containsExactly("2 mappings fit the environment.");
        assertThat(fine.exitCode()).isZero();
        Path faulty = Files.writeString(
                folder.resolve("faulty.yaml"),
                EmptyEnvironment.MAPPINGS
                        .replace("from: name", "from: nmae")
                        .replace("table: new_site", "table: new_sight"));
        Result faults = terminal.run("validate", faulty.toString());
        assertThat(faults.exitCode()).isEqualTo(1);
        assertThat(faults.out())
                .contains("table account has no column nmae")
                .contains("the environment has no table new_sight");
        assertThat(faults.lines()).hasSize(2);
    }

    @Test
    void importChangesNothingWhenTheFileDoesNotFit() throws IOException {
        install();
        Terminal admin = admin();
        Path faulty = Files.writeString(
                folder.resolve("faulty.yaml"), EmptyEnvironment.MAPPINGS.replace("from: name", "from: nmae"));
        long before = environment.lastRequest();
        Result refused = admin.run("import", faulty.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("table account has no column nmae").endsWith("Nothing was changed.\n");
        assertThat(environment.writesSince(before)).isEmpty();
    }

    @Test
    void anUnknownFieldOfAFileIsNamedWithItsLine() throws IOException {
        Path unknown = Files.writeString(
                folder.resolve("unknown.yaml"), EmptyEnvironment.MAPPINGS.replace("loadOrder: 20", "loadOrdr: 20"));
        Result refused = terminal.run("validate", unknown.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("loadOrdr").contains("line 17");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void doctorTellsEachThingOnce() {
        Result empty = terminal.run("doctor");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.lines())
                .doesNotHaveDuplicates()
                .contains("WRONG  to do: create table rt_link (Link to target) with 5 columns; run install")
                .noneMatch(line -> line.contains("complete"));
        install();
        admin().run("import", mappings.toString());
        environment.assign(EmptyEnvironment.INSTALLER, "Roundtrip Admin UI");
        Result fine = terminal.run("doctor");
        assertThat(fine.exitCode()).as(fine.out() + fine.err()).isZero();
        assertThat(fine.lines())
                .doesNotHaveDuplicates()
                .allMatch(line -> line.startsWith("ok "))
                .contains(
                        "ok     tables, columns, keys and roles are complete", "ok     2 mappings fit the environment");
    }

    @Test
    void doctorNamesWhatIsMissingForTheStoredMappings() {
        install();
        admin().run("import", mappings.toString());
        environment.assign(EmptyEnvironment.INSTALLER, "Roundtrip Admin UI");
        environment.dataverse.update("organization", environment.dataverse.organizationId(), Map.of("name", "x"));
        environment.send("DELETE", "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='rt_erpid')", "");
        Result wrong = terminal.run("doctor");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.lines()).contains("WRONG  to do: add column rt_erpid to table account; run install");
    }
}
