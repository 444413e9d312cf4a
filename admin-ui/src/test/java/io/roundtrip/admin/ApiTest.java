package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.failures.FailureStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = AdminOverWorlds.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Worlds worlds;

    World world;

    @BeforeEach
    void startAnew() {
        world = worlds.next();
    }

    @Test
    void listsEverythingThatIsNotSolved() throws Exception {
        world.refused("Contoso Ltd", "country is missing");
        world.unsent("Bold Bike Accessories");
        JsonNode list = JSON.readTree(get("/api/failures").body());
        assertThat(list).hasSize(2);
        assertThat(list.findValuesAsString("kind")).containsExactlyInAnyOrder("OUTBOX", "FAILURE");
        assertThat(list.findValuesAsString("reason")).contains("country is missing");
        assertThat(list.get(0).get("nextAttempt").isNull()
                        || list.get(1).get("nextAttempt").isNull())
                .isTrue();
    }

    @Test
    void tellsOneFailureUntilItIsResolvedAndAfterwards() throws Exception {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        assertThat(JSON.readTree(get("/api/failures/" + contoso).body())
                        .get("status")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(post("/api/failures/" + contoso + "/retry", "").statusCode()).isEqualTo(202);
        world.retriesAreConfirmed();
        JsonNode resolved = JSON.readTree(get("/api/failures/" + contoso).body());
        assertThat(resolved.get("status").asString()).isEqualTo("RESOLVED");
        assertThat(resolved.get("actedBy").asString()).isEqualTo("local operator");
    }

    @Test
    void secondRetryIsAConflictThatNamesWhoWasFaster() throws Exception {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.failures.requestRetry(contoso, "Anna Berg");
        HttpResponse<String> late = post("/api/failures/" + contoso + "/retry", "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Anna Berg");
    }

    @Test
    void retryOfAnOutboxRecordMarksItAndSaysWhereToFindItNext() throws Exception {
        UUID record = world.unsent("Bold Bike Accessories");
        HttpResponse<String> answer = post("/api/failures/" + record + "/retry", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.get("status").asString()).isEqualTo("RETRY_REQUESTED");
        assertThat(json.get("failureId").asString())
                .isEqualTo(World.key("Bold Bike Accessories").id().toString());
        assertThat(post("/api/failures/" + record + "/retry", "").statusCode()).isEqualTo(409);
    }

    @Test
    void unknownFailureIs404() throws Exception {
        assertThat(get("/api/failures/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(post("/api/failures/" + UUID.randomUUID() + "/retry", "").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/failures/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void retriesNamedOnesAndTellsWhatCameOfEach() throws Exception {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        UUID fabrikam = world.targetDown("Fabrikam");
        UUID nobody = UUID.randomUUID();
        world.failures.requestRetry(fabrikam, "Anna Berg");
        String wish = "{\"ids\":[\"" + contoso + "\",\"" + fabrikam + "\",\"" + nobody + "\"]}";
        JsonNode result = JSON.readTree(post("/api/retries", wish).body());
        assertThat(result.get("requested").get(0).asString()).isEqualTo(contoso.toString());
        assertThat(result.get("tooLate").get(0).get("why").asString()).contains("Anna Berg");
        assertThat(result.get("unknown").get(0).asString()).isEqualTo(nobody.toString());
    }

    @Test
    void retriesAll() throws Exception {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.targetDown("Fabrikam");
        world.unsent("Bold Bike Accessories");
        JsonNode result = JSON.readTree(post("/api/retries", "{\"all\":true}").body());
        assertThat(result.get("requested")).hasSize(3);
        assertThat(world.rows.find(contoso).orElseThrow().state().status()).isEqualTo(FailureStatus.RETRY_REQUESTED);
    }

    @Test
    void wishThatNamesNothingOrBothIsRefusedWithAnExample() throws Exception {
        for (String wish : new String[] {
            "{}", "{\"all\":false}", "{\"all\":true,\"ids\":[]}", "[]", "{\"ids\":[\"x\"]}", "nonsense"
        }) {
            HttpResponse<String> refused = post("/api/retries", wish);
            assertThat(refused.statusCode()).as(wish).isEqualTo(400);
            assertThat(refused.body()).contains("all");
        }
    }

    @Test
    void callThatChangesSomethingNeedsTheScriptHeader() throws Exception {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        HttpRequest bare = HttpRequest.newBuilder(uri("/api/failures/" + contoso + "/retry"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(world.rows.find(contoso).orElseThrow().state().status()).isEqualTo(FailureStatus.FAILED);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("X-Requested-With", "roundtrip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
