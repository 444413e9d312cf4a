package io.roundtrip.simulators.dataverse.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginFaultsTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final Faults faults = running.dataverse.faults();

    @AfterEach
    void clear() {
        faults.clear();
    }

    private static HttpClient trusting() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(running.dataverse.trustStore())) {
            trust.load(in, running.dataverse.trustStorePassword().toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> signIn() throws Exception {
        String form = "grant_type=client_credentials&client_id=rt-sender&client_secret=secret&scope="
                + WebApi.encoded(running.dataverse.url() + "/.default");
        URI endpoint = URI.create(running.dataverse.authority() + "oauth2/v2.0/token");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("client-request-id", "c-7")
                .POST(BodyPublishers.ofString(form))
                .build();
        return trusting().send(request, BodyHandlers.ofString());
    }

    private static String token() throws Exception {
        return String.valueOf(
                Json.object(signIn().body().getBytes(StandardCharsets.UTF_8)).get("access_token"));
    }

    @Test
    void theLoginIsTooBusyOnce() throws Exception {
        faults.add(FaultScript.of(RequestMatch.login().user("rt-sender"), FaultKind.SIGN_IN_UNAVAILABLE.fault())
                .times(1));
        HttpResponse<String> busy = signIn();
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.body()).contains("temporarily_unavailable").contains("AADSTS90033");
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void theLoginResetsItsConnection() throws Exception {
        faults.add(FaultScript.of(RequestMatch.login(), FaultKind.RESET_BEFORE_THE_EFFECT.fault())
                .times(1));
        assertThatThrownBy(LoginFaultsTest::signIn).isInstanceOf(IOException.class);
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void faultsOfTheWebApiLeaveTheLoginAlone() throws Exception {
        faults.fail(RequestMatch.any(), Failure.unavailable(), 9);
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void theJournalHasTheLogin() throws Exception {
        signIn();
        assertThat(running.dataverse.journal().by("rt-sender")).last().satisfies(entry -> {
            assertThat(entry.path()).endsWith("/oauth2/v2.0/token");
            assertThat(entry.status()).isEqualTo(200);
            assertThat(entry.correlationId()).contains("c-7");
        });
    }

    @Test
    void aTokenExpiresInTheMiddleOfPaging() throws Exception {
        running.dataverse.createAll("contact", Collections.nCopies(6, Map.of("lastname", "Paged")));
        faults.add(FaultScript.of(RequestMatch.any().path("skiptoken"), FaultKind.TOKEN_EXPIRED.fault())
                .from(2)
                .times(1));
        WebApi sender = running.as(token());
        String prefer = "odata.maxpagesize=2";
        String second =
                sender.get("contacts?$select=lastname", "Prefer", prefer).link("@odata.nextLink");
        String third = sender.get(second, "Prefer", prefer).link("@odata.nextLink");
        WebApi.Reply expired = sender.get(third, "Prefer", prefer);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
        assertThat(sender.get("WhoAmI").status()).as("the old token").isEqualTo(401);
        assertThat(running.as(token()).get(third, "Prefer", prefer).value()).hasSize(2);
    }
}
