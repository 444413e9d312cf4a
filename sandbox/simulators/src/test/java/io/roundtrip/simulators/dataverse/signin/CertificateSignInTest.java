package io.roundtrip.simulators.dataverse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.roundtrip.simulators.dataverse.MsalSignIn;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.signin.Credential.Federation;
import io.roundtrip.simulators.dataverse.signin.Credential.RegisteredCertificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the machine's clock, by which msal4j dates its assertions. */
class CertificateSignInTest {
    private static final String ISSUER = "https://kubernetes.example/cluster";
    private static final String SUBJECT = "system:serviceaccount:sync:sender";

    @TempDir
    static Path folder;

    private static RsaIdentity registered;
    private static RsaIdentity expired;
    private static RsaIdentity other;
    private static SimulatedDataverse dataverse;

    @BeforeAll
    static void start() throws Exception {
        registered = RsaIdentity.create(folder);
        expired = RsaIdentity.create(folder, "-startdate", "-10d", "-validity", "5");
        other = RsaIdentity.create(folder);
        dataverse = SimulatedDataverse.builder()
                .applicationUser(
                        "certified",
                        "With certificates",
                        new RegisteredCertificate(registered.certificate()),
                        new RegisteredCertificate(expired.certificate()))
                .applicationUser(
                        "federated",
                        "From a cluster",
                        new Federation(
                                ISSUER,
                                SUBJECT,
                                Federation.AUDIENCE,
                                other.certificate().getPublicKey()))
                .start();
    }

    @AfterAll
    static void close() {
        dataverse.close();
    }

    private static String token(String client, IClientCredential credential) throws Exception {
        return new MsalSignIn(dataverse).token(client, credential);
    }

    private static void assertRefused(String client, IClientCredential credential, String number) {
        assertThatThrownBy(() -> token(client, credential))
                .isInstanceOfSatisfying(
                        MsalServiceException.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo("invalid_client"))
                .hasMessageContaining(number + ":");
    }

    private static IClientCredential certificate(RsaIdentity identity) {
        return ClientCredentialFactory.createFromCertificate(identity.key(), identity.certificate());
    }

    private static IClientCredential assertion(String text) {
        return ClientCredentialFactory.createFromClientAssertion(text);
    }

    private static String own(String subject, String audience, Instant expiry) throws Exception {
        return registered.sign("{\"iss\":\"certified\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(subject, audience, expiry.getEpochSecond(), UUID.randomUUID()));
    }

    private static String endpoint() {
        return dataverse.authority() + "oauth2/v2.0/token";
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(300);
    }

    @Test
    void msalSignsInWithARegisteredCertificate() throws Exception {
        WebApi api = new WebApi(dataverse.url(), token("certified", certificate(registered)));
        assertThat(api.get("WhoAmI").json())
                .containsEntry("UserId", dataverse.userId("certified").toString());
    }

    @Test
    void anUnknownOrExpiredCertificateIsRefused() {
        assertRefused("certified", certificate(other), "AADSTS700027");
        assertThatThrownBy(() -> token("certified", certificate(other))).hasMessageContaining("The key was not found.");
        assertRefused("certified", certificate(expired), "AADSTS700027");
        assertThatThrownBy(() -> token("certified", certificate(expired)))
                .hasMessageContaining("The key used is expired.");
    }

    @Test
    void aKeyThatDoesNotBelongToTheCertificateIsRefused() {
        IClientCredential mixed = ClientCredentialFactory.createFromCertificate(other.key(), registered.certificate());
        assertRefused("certified", mixed, "AADSTS700027");
        assertThatThrownBy(() -> token("certified", mixed)).hasMessageContaining("failed signature validation");
    }

    @Test
    void anAssertionOfItsOwnMustBeForTheEndpointInTimeAndWithItsSubject() throws Exception {
        assertThat(token("certified", assertion(own("certified", endpoint(), soon()))))
                .isNotEmpty();
        assertRefused("certified", assertion(own("certified", "https://elsewhere.example", soon())), "AADSTS700023");
        assertRefused("certified", assertion(own("another", endpoint(), soon())), "AADSTS700021");
        assertRefused(
                "certified",
                assertion(own("certified", endpoint(), Instant.now().minusSeconds(1))),
                "AADSTS700024");
        assertRefused("certified", assertion("no token"), "AADSTS50027");
    }

    @Test
    void anAssertionNeedsAnId() throws Exception {
        String claims = "{\"iss\":\"certified\",\"sub\":\"certified\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(endpoint(), soon().getEpochSecond());
        assertRefused("certified", assertion(registered.sign(claims)), "AADSTS50027");
    }

    private static String foreign(String issuer, String subject, String audience) {
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(issuer, subject, audience, soon().getEpochSecond());
    }

    @Test
    void theAssertionOfATrustedIssuerStandsForTheApp() throws Exception {
        String claims = foreign(ISSUER, SUBJECT, Federation.AUDIENCE);
        WebApi api = new WebApi(dataverse.url(), token("federated", assertion(other.sign(claims))));
        assertThat(api.get("WhoAmI").json())
                .containsEntry("UserId", dataverse.userId("federated").toString());
    }

    @Test
    void whatTheAppDoesNotTrustIsRefusedByItsNumber() throws Exception {
        assertRefused(
                "federated",
                assertion(other.sign(foreign("https://evil.example", SUBJECT, Federation.AUDIENCE))),
                "AADSTS700211");
        assertRefused(
                "federated", assertion(other.sign(foreign(ISSUER, "somebody", Federation.AUDIENCE))), "AADSTS700213");
        assertRefused("federated", assertion(other.sign(foreign(ISSUER, SUBJECT, "api://other"))), "AADSTS700212");
        assertRefused(
                "federated", assertion(registered.sign(foreign(ISSUER, SUBJECT, Federation.AUDIENCE))), "AADSTS50013");
    }

    @Test
    void anAppWithoutASecretTakesNone() {
        assertRefused("certified", ClientCredentialFactory.createFromSecret("guess"), "AADSTS7000215");
    }
}
