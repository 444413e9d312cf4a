package io.roundtrip.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.cli.Terminal.Result;
import io.roundtrip.schema.install.EmptyEnvironment;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal is one sentence with the thing, the place and the remedy, and an exit code for scripts. */
class RefusedCommandsTest {

    private static EmptyEnvironment environment;

    private final Terminal terminal = Terminal.at(environment, EmptyEnvironment.INSTALLER);
    private long before;

    @BeforeAll
    static void start() {
        environment = EmptyEnvironment.start();
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @BeforeEach
    void remember() {
        before = environment.lastRequest();
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(environment.writesSince(before)).isEmpty();
    }

    private static void assertRefused(Result result, int exitCode, String... sentences) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err()).contains(sentences).doesNotContain("Exception", "\tat ");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "plan", "export", "doctor"})
    void aWrongSecret(String command) {
        assertRefused(
                terminal.withSecret("wrong").run(command),
                3,
                "AADSTS7000215",
                "Check the secret: the app registration has another one.");
    }

    @Test
    void aWrongTenant() {
        String tenant = UUID.randomUUID().toString();
        assertRefused(terminal.with("--tenant-id", tenant).run("install"), 3, "AADSTS90002", "Check the tenant.");
    }

    @Test
    void anUnknownApplication() {
        assertRefused(
                terminal.with("--client-id", UUID.randomUUID().toString()).run("install"),
                3,
                "AADSTS700016",
                "the tenant has no such app registration");
    }

    @Test
    void aMissingSecret() {
        assertRefused(
                terminal.withSecret("").run("install"),
                2,
                "No secret for installer: set the environment variable ROUNDTRIP_DATAVERSE_CLIENT_SECRET");
    }

    @Test
    void anApplicationThatIsNoUserOfTheEnvironment() {
        assertRefused(
                terminal.with("--client-id", "stranger").run("install"),
                3,
                "The user is not a member of the organization",
                "Check that the app registration is an application user of this environment, and its security roles.");
    }

    @Test
    void aUserWithoutRoles() {
        assertRefused(
                terminal.with("--client-id", EmptyEnvironment.NOBODY).run("install"),
                3,
                "no roles are assigned to user",
                "and its security roles.");
    }

    @Test
    void aUserWithoutThePrivilegeToMakeRoles() {
        assertRefused(
                terminal.with("--client-id", "customizer").run("install"),
                3,
                "its roles lack prvCreateRole, prvWriteRole",
                "Nothing was changed.");
    }

    @Test
    void anAddressThatIsNoEnvironmentOfTheTenant() {
        assertRefused(
                terminal.with("--url", "http://127.0.0.1:1").run("install"),
                3,
                "AADSTS500011",
                "Check the address of the environment: the tenant has none there.");
    }

    @Test
    void anEnvironmentThatAnswersWithSomethingElse() {
        RequestMatch all = RequestMatch.any().method("GET").path(".*");
        environment.dataverse.faults().fail(all, Failure.of(404, "", "Not found"), 1);
        assertRefused(terminal.run("plan"), 3, "404", "Check the address of the environment.");
        environment.dataverse.faults().clear();
    }

    @Test
    void aLoginThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertRefused(
                terminal.with("--authority", "https://127.0.0.1:" + port + "/").run("install"),
                3,
                "login not reached",
                "Check the address, or try again later.");
    }

    @Test
    void anAddressThatIsNone() {
        assertRefused(terminal.with("--url", "contoso").run("plan"), 2, "contoso is not an absolute address");
    }

    @Test
    void aMissingAddress() {
        assertRefused(terminal.without("--url").run("plan"), 2, "--url", "Try: roundtrip-schema plan --help");
    }

    @Test
    void aMissingFile() {
        assertRefused(terminal.run("validate", "nowhere.yaml"), 2, "There is no file nowhere.yaml");
        assertRefused(terminal.run("install", "--mappings=nowhere.yaml"), 2, "There is no file nowhere.yaml");
    }

    @Test
    void whatIsNotUnderstood() {
        assertRefused(terminal.run("instal"), 2, "instal", "Try: roundtrip-schema --help");
        assertRefused(terminal.run("install", "--mapings=x"), 2, "--mapings", "Try: roundtrip-schema install --help");
        assertRefused(terminal.run("import"), 2, "FILE", "Try: roundtrip-schema import --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "plan", "export", "import", "validate", "doctor"})
    void everyCommandExplainsItself(String command) {
        Result help = Terminal.anywhere().run(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .startsWith("Usage: roundtrip-schema " + command)
                .contains("--url", "--tenant-id", "ROUNDTRIP_DATAVERSE_CLIENT_SECRET");
        assertThat(Terminal.anywhere().run("--help").out()).contains(command, "Exit codes:", "3   the environment");
    }
}
