package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.Credential;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Directory;
import io.roundtrip.dataverse.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say which environment, and who calls it. Secrets come from the environment of the process only. */
final class Connection {

    private static final String SECRET = "ROUNDTRIP_DATAVERSE_CLIENT_SECRET";
    private static final String CERTIFICATE_PASSWORD = "ROUNDTRIP_DATAVERSE_CERTIFICATE_PASSWORD";
    private static final int PAGE_SIZE = 1_000;

    @Option(
            names = "--url",
            required = true,
            defaultValue = "${env:ROUNDTRIP_DATAVERSE_URL}",
            description = "Environment, for example https://contoso.crm.dynamics.com ($ROUNDTRIP_DATAVERSE_URL)")
    private URI url = URI.create("https://environment.invalid");

    @Option(
            names = "--authority",
            defaultValue = "${env:ROUNDTRIP_DATAVERSE_AUTHORITY:-https://login.microsoftonline.com}",
            description = "Login, by default ${DEFAULT-VALUE}")
    private URI authority = URI.create("https://login.microsoftonline.com");

    @Option(
            names = "--tenant-id",
            defaultValue = "${env:ROUNDTRIP_DATAVERSE_TENANT_ID}",
            description = "Tenant ($ROUNDTRIP_DATAVERSE_TENANT_ID)")
    private @Nullable String tenantId;

    @Option(
            names = "--client-id",
            defaultValue = "${env:ROUNDTRIP_DATAVERSE_CLIENT_ID}",
            description = "App registration ($ROUNDTRIP_DATAVERSE_CLIENT_ID); its secret is read from $" + SECRET)
    private @Nullable String clientId;

    @Option(
            names = "--certificate-file",
            description = "PKCS #12 file instead of a secret; its password is read from $" + CERTIFICATE_PASSWORD)
    private @Nullable Path certificateFile;

    @Option(
            names = "--federated-token-file",
            description =
                    "File with a token of an identity provider that the app registration trusts, instead of a secret")
    private @Nullable Path federatedTokenFile;

    @Option(
            names = "--managed-identity-client-id",
            description = "Client id of an assigned identity, or \"system\", instead of an app registration")
    private @Nullable String managedIdentity;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    DataverseClient open() {
        return DataverseClient.connect(
                new DataverseSettings(url, List.of(credential()), Duration.ofMinutes(2), PAGE_SIZE));
    }

    private Credential credential() {
        if (managedIdentity != null) {
            return new Credential.ManagedIdentity(Optional.of(managedIdentity).filter(id -> !id.equals("system")));
        }
        Directory directory = new Directory(authority, given("--tenant-id", tenantId));
        String id = given("--client-id", clientId);
        if (certificateFile != null) {
            return new Credential.Certificate(directory, id, certificateFile, environment(CERTIFICATE_PASSWORD));
        }
        if (federatedTokenFile != null) {
            return new Credential.FederatedAssertion(directory, id, federatedTokenFile);
        }
        Secret secret = environment(SECRET)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No secret for " + id + ": set the environment variable " + SECRET));
        return new Credential.ClientSecret(directory, id, secret);
    }

    private Optional<Secret> environment(String name) {
        RoundtripSchema root =
                (RoundtripSchema) Objects.requireNonNull(command).root().userObject();
        return root.environment(name).map(Secret::new);
    }

    private static String given(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Missing option " + option);
        }
        return value;
    }
}
