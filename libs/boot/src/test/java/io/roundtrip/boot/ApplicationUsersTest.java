package io.roundtrip.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.Credential;
import io.roundtrip.dataverse.Directory;
import io.roundtrip.dataverse.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ApplicationUsersTest {

    private static final Directory DIRECTORY = new Directory(URI.create("https://login.example"), "contoso");

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("roundtrip.dataverse.authority", "https://login.example")
            .withProperty("roundtrip.dataverse.tenant-id", "contoso");

    @TempDir
    Path folder;

    @Test
    void aUserWithASecret() {
        set("client-id", "sender").set("client-secret", "s3cret");

        assertThat(read()).containsExactly(new Credential.ClientSecret(DIRECTORY, "sender", new Secret("s3cret")));
    }

    @Test
    void aUserWithACertificate() throws IOException {
        Path file = Files.createFile(folder.resolve("sender.pfx"));
        set("client-id", "sender").set("certificate-file", file.toString()).set("certificate-password", "pw");

        assertThat(read())
                .containsExactly(new Credential.Certificate(DIRECTORY, "sender", file, Optional.of(new Secret("pw"))));
    }

    @Test
    void aUserWithATokenOfAnotherIdentityProvider() throws IOException {
        Path file = Files.createFile(folder.resolve("token"));
        set("client-id", "sender").set("federated-token-file", file.toString());

        assertThat(read()).containsExactly(new Credential.FederatedAssertion(DIRECTORY, "sender", file));
    }

    @Test
    void theIdentityOfTheServiceItRunsInNeedsNoLogin() {
        MockEnvironment bare =
                new MockEnvironment().withProperty("roundtrip.dataverse.managed-identity-client-id", "system");

        assertThat(new ApplicationUsers(new Settings(bare)).read())
                .containsExactly(new Credential.ManagedIdentity(Optional.empty()));
    }

    @Test
    void anAssignedIdentity() {
        set("managed-identity-client-id", "7c1f");

        assertThat(read()).containsExactly(new Credential.ManagedIdentity(Optional.of("7c1f")));
    }

    @Test
    void aPoolOfUsersInTheirOrder() {
        set("users[0].client-id", "one").set("users[0].client-secret", "a");
        set("users[1].managed-identity-client-id", "system");
        set("users[2].client-id", "three").set("users[2].client-secret", "c");

        assertThat(read()).extracting(Credential::name).containsExactly("one", "the system-assigned identity", "three");
    }

    @Test
    void twoWaysToSignInAreRefused() {
        set("client-id", "sender").set("client-secret", "x").set("managed-identity-client-id", "system");

        assertProblem("roundtrip.dataverse.managed-identity-client-id and roundtrip.dataverse.client-secret exclude");
    }

    @Test
    void aPoolBesideASingleUserIsRefused() {
        set("client-id", "sender").set("client-secret", "x");
        set("users[0].client-id", "one").set("users[0].client-secret", "a");

        assertProblem("roundtrip.dataverse.users and a single user");
    }

    @Test
    void aUserWithoutAWayToSignInIsToldOfTheSecret() {
        set("client-id", "sender");

        assertProblem("roundtrip.dataverse.client-secret is missing");
    }

    @Test
    void aUserOfAPoolIsNamedByItsPlace() {
        set("users[0].client-id", "one");

        assertProblem("roundtrip.dataverse.users[0].client-secret is missing");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        set("client-id", "sender")
                .set("certificate-file", folder.resolve("none.pfx").toString());

        assertProblem("roundtrip.dataverse.certificate-file names a file that cannot be read");
    }

    private ApplicationUsersTest set(String property, String value) {
        environment.setProperty("roundtrip.dataverse." + property, value);
        return this;
    }

    private List<Credential> read() {
        return new ApplicationUsers(new Settings(environment)).read();
    }

    private void assertProblem(String message) {
        assertThatThrownBy(this::read).isInstanceOf(ConfigurationProblem.class).hasMessageStartingWith(message);
    }
}
