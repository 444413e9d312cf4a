package io.roundtrip.dataverse;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;

/**
 * One MSAL application per credential. Sources: "Microsoft identity platform and the OAuth 2.0 client credentials flow",
 * "Managed identities for Azure resources".
 */
final class MsalLogins {

    private static final Set<String> MICROSOFT_HOSTS = Set.of(
            "login.microsoftonline.com",
            "login.microsoft.com",
            "login.windows.net",
            "sts.windows.net",
            "login.microsoftonline.us",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn");

    private final URI environment;
    private final Duration timeout;

    MsalLogins(URI environment, Duration timeout) {
        this.environment = environment;
        this.timeout = timeout;
    }

    MsalLogin of(Credential credential) {
        if (credential instanceof Credential.ClientSecret given) {
            return confidential(
                    given.directory(),
                    given.clientId(),
                    ClientCredentialFactory.createFromSecret(given.secret().reveal()));
        }
        if (credential instanceof Credential.Certificate given) {
            return confidential(given.directory(), given.clientId(), certificate(given));
        }
        if (credential instanceof Credential.FederatedAssertion given) {
            return confidential(
                    given.directory(),
                    given.clientId(),
                    ClientCredentialFactory.createFromCallback(() -> assertion(given.file())));
        }
        return managed((Credential.ManagedIdentity) credential);
    }

    /** MSAL knows Microsoft's own logins; any other is the administrator's choice and is not looked up. */
    private MsalLogin confidential(Directory directory, String clientId, IClientCredential proof) {
        boolean microsoft = MICROSOFT_HOSTS.contains(directory.authority().getHost());
        try {
            ConfidentialClientApplication application = ConfidentialClientApplication.builder(clientId, proof)
                    .validateAuthority(microsoft)
                    .authority(directory.address().toString())
                    .instanceDiscovery(microsoft)
                    .connectTimeoutForDefaultHttpClient(millis())
                    .readTimeoutForDefaultHttpClient(millis())
                    .build();
            ClientCredentialParameters parameters = ClientCredentialParameters.builder(Set.of(resource() + ".default"))
                    .skipCache(true)
                    .build();
            return new MsalLogin(clientId, () -> application.acquireToken(parameters), timeout);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("roundtrip.dataverse.authority is not an address", e);
        }
    }

    /** A managed identity is asked for a resource, not for a scope. */
    private MsalLogin managed(Credential.ManagedIdentity identity) {
        ManagedIdentityId id = identity.clientId()
                .map(ManagedIdentityId::userAssignedClientId)
                .orElseGet(ManagedIdentityId::systemAssigned);
        ManagedIdentityApplication application = ManagedIdentityApplication.builder(id)
                .connectTimeoutForDefaultHttpClient(millis())
                .readTimeoutForDefaultHttpClient(millis())
                .build();
        ManagedIdentityParameters parameters = ManagedIdentityParameters.builder(withoutSlash(resource()))
                .forceRefresh(true)
                .build();
        return new MsalLogin(identity.name(), () -> application.acquireTokenForManagedIdentity(parameters), timeout);
    }

    private static IClientCredential certificate(Credential.Certificate given) {
        String password = given.password().map(Secret::reveal).orElse("");
        try (InputStream file = Files.newInputStream(given.file())) {
            return ClientCredentialFactory.createFromCertificate(file, password);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "roundtrip.dataverse.certificate-file " + given.file()
                            + " is not a PKCS #12 file with a private key that"
                            + " roundtrip.dataverse.certificate-password opens",
                    e);
        }
    }

    private static String assertion(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw DataverseException.refused(
                    "roundtrip.dataverse.federated-token-file " + file, "it cannot be read", e);
        }
    }

    private String resource() {
        return environment.resolve("/").toString();
    }

    private static String withoutSlash(String address) {
        return address.substring(0, address.length() - 1);
    }

    private int millis() {
        return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    }
}
