package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static SSLSocketFactory trusting() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(running.dataverse.trustStore())) {
            trust.load(in, running.dataverse.trustStorePassword().toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static String token(String clientId, String secret) throws Exception {
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        clientId, ClientCredentialFactory.createFromSecret(secret))
                .authority(running.dataverse.authority().toString())
                .instanceDiscovery(false)
                .sslSocketFactory(trusting())
                .build();
        Set<String> scope = Set.of(running.dataverse.url() + "/.default");
        return application
                .acquireToken(ClientCredentialParameters.builder(scope).build())
                .get()
                .accessToken();
    }

    @Test
    void msalSignsInAndTheTokenIsTheApplicationUser() throws Exception {
        Reply reply = running.as(token("rt-sender", "secret")).get("WhoAmI");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .containsEntry("UserId", running.dataverse.userId("rt-sender").toString())
                .containsEntry(
                        "OrganizationId", running.dataverse.organizationId().toString());
    }

    @Test
    void aWrongSecretIsRefusedWithItsAadstsNumber() {
        assertThatThrownBy(() -> token("rt-sender", "wrong"))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(MsalServiceException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(401);
                    assertThat(refused.errorCode()).isEqualTo("invalid_client");
                })
                .hasMessageContaining("AADSTS7000215");
    }

    @Test
    void anUnknownTokenIsChallenged() {
        Reply reply = running.as("nobody").get("WhoAmI");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=" + running.dataverse.authority())
                .contains("resource_id=" + running.dataverse.url());
    }

    @Test
    void aTokenExpires() throws Exception {
        WebApi sender = running.as(token("rt-sender", "secret"));
        assertThat(sender.get("WhoAmI").status()).isEqualTo(200);
        running.clock.tick(Duration.ofHours(1));
        assertThat(sender.get("WhoAmI").status()).isEqualTo(401);
    }

    @Test
    void aRegistrationWithoutApplicationUserIsNoMember() throws Exception {
        Reply reply = running.as(token("stranger", "secret")).get("WhoAmI");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errorCode()).isEqualTo("0x80072560");
        assertThat(reply.errorMessage()).isEqualTo("The user is not a member of the organization.");
    }
}
