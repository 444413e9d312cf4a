package io.roundtrip.simulators.dataverse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.signin.Credential.ManagedIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManagedIdentityTest {
    private static final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .applicationUser("machine", "The machine", ManagedIdentity.SYSTEM_ASSIGNED)
            .applicationUser("shared", "Shared identity", ManagedIdentity.USER_ASSIGNED)
            .applicationUser("secretive", "secret", "No identity")
            .start();
    private static final Map<String, String> APP_SERVICE = Map.of(
            "IDENTITY_ENDPOINT", dataverse.identityEndpoint().toString(),
            "IDENTITY_HEADER", dataverse.identityHeader());
    private static final Map<String, String> IMDS =
            Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", dataverse.url().toString());

    @AfterAll
    static void close() {
        dataverse.close();
    }

    /** What the client prints last; msal4j logs before that. */
    private static String msal(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ManagedIdentityClient.class.getName(),
                dataverse.url().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines.get(lines.size() - 1);
    }

    private static void assertIsUser(String token, String name) {
        assertThat(new WebApi(dataverse.url(), token).get("WhoAmI").json())
                .containsEntry("UserId", dataverse.userId(name).toString());
    }

    @Test
    void msalGetsATokenFromAppService() throws Exception {
        assertIsUser(msal(APP_SERVICE), "machine");
        assertIsUser(msal(APP_SERVICE, "shared"), "shared");
    }

    @Test
    void msalGetsATokenFromTheInstanceMetadata() throws Exception {
        assertIsUser(msal(IMDS), "machine");
        assertIsUser(msal(IMDS, "shared"), "shared");
    }

    private static HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(dataverse.url() + pathAndQuery));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void appServiceRefusesRequestsWithoutItsHeaderAndUnknownIdentities() throws Exception {
        String path = "/msi/token?api-version=2019-08-01&resource=" + dataverse.url();
        String[] header = {"X-IDENTITY-HEADER", dataverse.identityHeader()};
        assertThat(get(path).statusCode()).isEqualTo(401);
        assertThat(get(path, "X-IDENTITY-HEADER", "guess").statusCode()).isEqualTo(401);
        assertThat(get(path, header).body()).contains("\"expires_on\":\"", "\"client_id\":\"machine\"");
        assertThat(get(path + "&client_id=unknown", header).statusCode()).isEqualTo(400);
        assertThat(get(path + "&client_id=secretive", header).statusCode()).isEqualTo(400);
        assertThat(get(path + "x", header).body()).contains("AADSTS500011");
        assertThat(get(path.replace("2019-08-01", "2017-09-01"), header).statusCode())
                .isEqualTo(400);
        assertThat(get(path + "&mi_res_id=other", header).statusCode()).isEqualTo(501);
    }

    @Test
    void theInstanceMetadataWantsItsHeader() throws Exception {
        String path = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + dataverse.url();
        assertThat(get(path).statusCode()).isEqualTo(400);
        assertThat(get(path).body()).contains("Required metadata header not specified");
        assertThat(get(path, "Metadata", "true").body()).contains("\"expires_in\":\"3599\"");
        assertThat(get("/" + path, "Metadata", "true").statusCode()).isEqualTo(200);
        assertThat(get(path + "&client_id=unknown", "Metadata", "true").body()).contains("Identity not found");
    }
}
